# PostgreSQL, Redis and nginx from Debian's packages, for machines that reach no container registry (docker/bootstrap-base).
# Each answers to the settings of the official image that docker-compose.yml uses.
#
#   make stand-ins            then HUB_POSTGRES_IMAGE=hub-postgres HUB_REDIS_IMAGE=hub-redis HUB_NGINX_IMAGE=hub-nginx
ARG BASE_IMAGE=hub-base:bookworm

FROM ${BASE_IMAGE} AS debian
ENV LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
RUN apt-get update -qq

FROM debian AS postgres
RUN apt-get install -y -qq --no-install-recommends postgresql >/dev/null && rm -rf /var/lib/apt/lists/*
COPY --chmod=755 docker/stand-in-postgres /usr/local/bin/stand-in-postgres
ENV PGDATA=/var/lib/postgresql/data
RUN install -d -o postgres -g postgres -m 700 "$PGDATA" && install -d -o postgres -g postgres /run/postgresql
USER postgres
STOPSIGNAL SIGINT
ENTRYPOINT ["stand-in-postgres"]

FROM debian AS redis
RUN apt-get install -y -qq --no-install-recommends redis-server >/dev/null && rm -rf /var/lib/apt/lists/* \
 && install -d -o redis -g redis /data
USER redis
WORKDIR /data
CMD ["redis-server", "--protected-mode", "no"]

FROM debian AS nginx
RUN apt-get install -y -qq --no-install-recommends nginx-light >/dev/null && rm -rf /var/lib/apt/lists/*
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
