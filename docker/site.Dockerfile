# The hub itself: web, stream, worker, scheduler and sandbox service are this one image with another first word
# (docker/hub). Libraries come before our own files, so that a change to a page rebuilds in seconds.
#
#   make site-image                                                  from python:3.11-slim-bookworm
#   make site-image BASE_IMAGE=hub-base:bookworm                     from docker/bootstrap-base, without a registry
ARG BASE_IMAGE=python:3.11-slim-bookworm

FROM ${BASE_IMAGE} AS base
ENV LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PATH=/venv/bin:$PATH

FROM base AS libraries
RUN python3 -m venv --without-pip /venv && python3 -m venv /tools
COPY docker/requirements/site.txt /requirements.txt
RUN --mount=type=bind,source=wheels,target=/wheels --mount=type=cache,target=/root/.cache/pip \
    PIP_FIND_LINKS=/wheels /tools/bin/pip --python /venv/bin/python3 install --no-compile -r /requirements.txt
RUN /venv/bin/python3 -m compileall -q -j 0 /venv/lib

FROM base
# Learners' code never runs in this image. Still nobody here is root but the sandbox service, which needs the engine's
# socket and has every capability dropped.
RUN groupadd --gid 10001 hub && useradd --uid 10001 --gid hub --home-dir /var/lib/hub --shell /usr/sbin/nologin hub \
 && install -d -o hub -g hub -m 750 /var/lib/hub && install -d -o root -g hub -m 750 /run/hub
COPY --from=libraries /venv /venv
WORKDIR /opt/hub
COPY . .
ENV PYTHONPATH=/opt/hub:/opt/hub/platform DJANGO_SETTINGS_MODULE=hub.settings \
    HUB_DATA=/var/lib/hub HUB_STATIC=/opt/static HUB_SANDBOX_SOCKET=/run/hub/sandbox.sock
RUN python3 -m compileall -q courses grader platform sandbox \
 && HUB_SECRET_KEY=only-for-this-step HUB_DATA=/tmp python3 manage.py collectstatic --no-input --verbosity 0
USER hub
ENTRYPOINT ["docker/hub"]
