# The sandbox images, one stage each: python (standard library only), science, torch, torch-cuda.
#
#   make images                                                      from python:3.11-slim-bookworm
#   make images BASE_IMAGE=hub-base:bookworm                         from docker/bootstrap-base, without a registry
#
# Libraries come before our own files, so that a change to the supervisor rebuilds in a second. A `wheels/` folder beside
# this repository's README is mounted during the build: whatever pip finds there is not downloaded.
ARG BASE_IMAGE=python:3.11-slim-bookworm

FROM ${BASE_IMAGE} AS base
ENV LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
RUN python3 -m venv --without-pip /venv && mkdir -p /opt/hub && chmod 755 /opt/hub
ENV PATH=/venv/bin:$PATH HOME=/tmp MPLBACKEND=Agg MPLCONFIGDIR=/opt/hub/matplotlib \
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 NUMEXPR_NUM_THREADS=1

# pip lives in a stage of its own and never enters an image that learners' code runs in.
FROM base AS tools
RUN python3 -m venv /tools

FROM base AS python-libraries

FROM tools AS science-build
COPY docker/requirements/science.txt /requirements.txt
RUN --mount=type=bind,source=wheels,target=/wheels --mount=type=cache,target=/root/.cache/pip \
    PIP_FIND_LINKS=/wheels /tools/bin/pip --python /venv/bin/python3 install --no-compile -r /requirements.txt
RUN mkdir -p /opt/hub/matplotlib && /venv/bin/python3 -c "import matplotlib.pyplot" \
 && /venv/bin/python3 -m compileall -q -j 0 -x "py312" --invalidation-mode unchecked-hash /venv/lib

FROM base AS science-libraries
COPY --from=science-build /venv /venv
COPY --from=science-build /opt/hub/matplotlib /opt/hub/matplotlib

FROM science-build AS torch-build
# The index of PyTorch's CPU builds; on a machine with a wheel of its own in wheels/ set it to the empty string.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
COPY docker/requirements/torch.txt /torch.txt
RUN --mount=type=bind,source=wheels,target=/wheels --mount=type=cache,target=/root/.cache/pip \
    PIP_FIND_LINKS=/wheels PIP_EXTRA_INDEX_URL=${TORCH_INDEX} \
    /tools/bin/pip --python /venv/bin/python3 install --no-compile -r /torch.txt \
 && rm -rf /venv/lib/python3*/site-packages/torch/include /venv/lib/python3*/site-packages/torch/test
RUN /venv/bin/python3 -m compileall -q -j 0 -x "py312" --invalidation-mode unchecked-hash /venv/lib

FROM base AS torch-libraries
COPY --from=torch-build /venv /venv
COPY --from=torch-build /opt/hub/matplotlib /opt/hub/matplotlib

# The operator builds this one on a machine with a GPU: same code, PyTorch's CUDA build (about 6 GB).
FROM science-build AS torch-cuda-build
COPY docker/requirements/torch.txt /torch.txt
RUN --mount=type=bind,source=wheels,target=/wheels --mount=type=cache,target=/root/.cache/pip \
    /tools/bin/pip --python /venv/bin/python3 install --no-compile -r /torch.txt \
 && /venv/bin/python3 -m compileall -q -j 0 -x "py312" --invalidation-mode unchecked-hash /venv/lib

FROM base AS torch-cuda-libraries
COPY --from=torch-cuda-build /venv /venv
COPY --from=torch-cuda-build /opt/hub/matplotlib /opt/hub/matplotlib
ENV NVIDIA_VISIBLE_DEVICES=void NVIDIA_DRIVER_CAPABILITIES=compute,utility

FROM base AS ours
# What lies inside and no more: neither the engines nor the service that the learner's code is kept from.
COPY sandbox/__init__.py sandbox/frames.py sandbox/steps.py sandbox/values.py /opt/hub/sandbox/
COPY sandbox/wire /opt/hub/sandbox/wire
COPY sandbox/inside /opt/hub/sandbox/inside
RUN python3 -m compileall -q --invalidation-mode unchecked-hash /opt/hub/sandbox

FROM python-libraries AS python
COPY --from=ours /opt/hub/sandbox /opt/hub/sandbox
FROM science-libraries AS science
COPY --from=ours /opt/hub/sandbox /opt/hub/sandbox
FROM torch-libraries AS torch
COPY --from=ours /opt/hub/sandbox /opt/hub/sandbox
FROM torch-cuda-libraries AS torch-cuda
COPY --from=ours /opt/hub/sandbox /opt/hub/sandbox
