"""What the large libraries' objects become: figures as pictures and data, torch tensors, pandas tables.

Needs an interpreter that has them (tests/needs.py); the sandbox itself is the bare one.
"""

import struct
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox.job import Ending, Limits, Preload, Profile, SessionEnded
from sandbox.session import Session, SessionEvent
from sandbox.steps import Step
from sandbox.values import Figure, Frame, LearnerException, Output, Tensor
from tests import needs
from tests.sandbox.bare_service import BareService

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareService]:
    service = BareService(tmp_path_factory.mktemp("service"), python=needs.science_python())
    yield service
    service.close()


@pytest.fixture(scope="module")
def torch(service: BareService) -> Iterator[Session]:
    with sandbox.open(Profile(preload=Preload.TORCH), Limits(session_s=300), address=service.address) as session:
        yield session


def plotting(service: BareService, events: list[SessionEvent], limits: Limits | None = None) -> Session:
    profile = Profile(preload=Preload.PLOT)
    return sandbox.open(profile, limits or Limits(), address=service.address, on_event=events.append)


PLOTS = """
import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(0, 1, 5)
figure, ((a, b), (c, d)) = plt.subplots(2, 2, figsize=(20, 5))
figure.suptitle('Four')
a.plot(x, x ** 2, 'r--', label='square')
a.set(title='Lines', xlabel='x', ylabel='y', yscale='log')
a.legend()
a.text(0.5, 0.25, 'here')
b.imshow([[1, 2], [3, np.nan]], cmap='gray', vmin=0)
b.scatter([0, 1], [1, 0], s=9, c=[5, 6])
c.bar(['p', 'q'], [3, 4])
c.hist([1, 1, 2], bins=2, label='h')
c.fill_between(x, x)
d.quiver([0], [0], [1], [2])
d.contourf(np.eye(3), levels=[0, 0.5, 1])
d.pcolormesh(np.eye(2))
d.add_patch(plt.Circle((0, 0), 2))
plt.show()
"""


def test_figures_of_a_script_arrive_as_pictures_and_data(service: BareService) -> None:
    events: list[SessionEvent] = []
    with plotting(service, events) as session:
        session.run(PLOTS)
        figures = session.figures()
        assert session.figures() == []
    assert [event for event in events if isinstance(event, Output)] == []
    assert [event for event in events if isinstance(event, Figure)] == figures
    (figure,) = figures
    assert figure.title == "Four"
    assert figure.width <= 1200
    assert struct.unpack("!II", figure.png[16:24]) == (figure.width, figure.height)
    a, b, c, d = figure.axes
    assert (a["title"], a["xlabel"], a["ylabel"], a["yscale"], a["legend"]) == ("Lines", "x", "y", "log", ["square"])
    assert a["lines"][0]["y"].tolist() == [0, 0.0625, 0.25, 0.5625, 1]
    assert (a["lines"][0]["color"], a["lines"][0]["linestyle"], a["lines"][0]["label"]) == ("r", "--", "square")
    assert a["texts"] == [{"x": 0.5, "y": 0.25, "text": "here"}]
    assert np.array_equal(b["images"][0]["values"], [[1, 2], [3, np.nan]], equal_nan=True)
    assert (b["images"][0]["cmap"], b["images"][0]["clim"][0]) == ("gray", 0)
    assert b["scatters"][0]["x"].tolist() == [0, 1]
    assert b["scatters"][0]["values"].tolist() == [5, 6]
    assert [bars["height"].tolist() for bars in c["bars"]] == [[3, 4], [2, 1]]
    assert len(c["fills"]) == 1
    assert d["quivers"][0]["v"].tolist() == [2]
    assert d["contours"] == [d["contours"][0]]
    assert d["contours"][0]["filled"] is True
    assert d["meshes"][0]["values"].tolist() == [[1, 0], [0, 1]]
    assert d["patches"][0]["kind"] == "Circle"


def test_figures_of_a_call_are_asked_for(service: BareService) -> None:
    source = "import matplotlib.pyplot as plt\ndef f():\n    plt.figure(figsize=(3, 2))\n    plt.plot([1, 2])\n"
    with plotting(service, []) as session:
        session.load({"solution.py": source})
        session.call("f")
        (figure,) = session.figures()
    assert (figure.width, figure.height) == (300, 200)


def test_figures_beyond_the_cap_are_told_to_the_learner(service: BareService) -> None:
    events: list[SessionEvent] = []
    script = "import matplotlib.pyplot as plt\nfor _ in range(3):\n    plt.figure(figsize=(1, 1))\n"
    with plotting(service, events, Limits(figures=2)) as session:
        session.run(script)
        session.run(script)
        assert len(session.figures()) == 2
    assert any(b"only 2 of 3 figures" in event.data for event in events if isinstance(event, Output))


def test_a_figure_of_too_much_data_is_shown_without_it(service: BareService) -> None:
    events: list[SessionEvent] = []
    script = "import numpy as np, matplotlib.pyplot as plt\nplt.plot(np.arange(10**6))\n"
    with plotting(service, events) as session:
        session.run(script)
        (figure,) = session.figures()
    assert figure.axes == []
    assert any(b"shown without its data" in event.data for event in events if isinstance(event, Output))


def test_figures_that_are_forged_end_the_session(service: BareService) -> None:
    """The learner's code replaces the drawing: the picture claims more pixels than a page should show."""
    script = (
        "import sandbox.inside.figures as figures, matplotlib.pyplot as plt, struct\nplt.figure()\n"
        "png = b'\\x89PNG\\r\\n\\x1a\\n\\0\\0\\0\\rIHDR' + struct.pack('!II', 60000, 60000)\n"
        "figures._draw = lambda figure: (png, 100)\n"
    )
    with plotting(service, []) as session, pytest.raises(SessionEnded, match="60000 x 60000") as over:
        session.run(script)
    assert over.value.ended.ending is Ending.UNREADABLE


TORCH = """
import torch
def double(x):
    return x * 2
def about(x):
    return [type(x).__name__, str(x.dtype), x.requires_grad]
def bfloat():
    return torch.ones(2, dtype=torch.bfloat16), torch.nn.Parameter(torch.zeros(1)), torch.eye(2).to_sparse()
def mismatch(x):
    layer = torch.nn.Linear(3, 4)
    return layer(x)
def net():
    return torch.nn.Linear(2, 1)
def types():
    return torch.float32, torch.Size([1, 2]), torch.device('cpu')
"""


def test_tensors_come_and_go(torch: Session) -> None:
    torch.load({"solution.py": TORCH})
    sent = Tensor(np.array([1.0, 2.0], dtype=np.float32), "float32", "cpu", True)
    back = torch.call("double", sent)
    assert (back.array.tolist(), back.dtype, back.device, back.requires_grad) == ([2, 4], "float32", "cpu", True)
    assert torch.call("about", sent) == ["Tensor", "torch.float32", True]
    assert torch.call("about", Tensor(np.array([1.5]), "bfloat16"))[1] == "torch.bfloat16"
    rough, parameter, sparse = torch.call("bfloat")
    assert (rough.dtype, rough.array.tolist()) == ("bfloat16", [1, 1])
    assert parameter.requires_grad
    assert sparse.array.tolist() == [[1, 0], [0, 1]]


def test_torch_objects_that_are_not_data(torch: Session) -> None:
    torch.load({"solution.py": TORCH})
    dtype, size, device = torch.call("types")
    assert (dtype.type_name, dtype.text, size, device.text) == (
        "torch.dtype",
        "torch.float32",
        (1, 2),
        "device(type='cpu')",
    )


def test_shapes_of_tensors_on_the_failing_line(torch: Session) -> None:
    torch.load({"solution.py": TORCH})
    with pytest.raises(LearnerException) as raised:
        torch.call("mismatch", Tensor(np.zeros((2, 5), dtype=np.float32)))
    assert raised.value.error.frames[-1].shapes == {"x": "float32 tensor (2, 5)"}


def test_a_module_is_kept_and_used(torch: Session) -> None:
    torch.load({"solution.py": TORCH})
    net = torch.call("net", keep=True)
    assert net.type_name.endswith("Linear")
    x = Tensor(np.ones((3, 2), dtype=np.float32))
    y, weights = torch.steps([Step.method(net, "", x), Step.get(net, "weight")])
    assert y.array.shape == (3, 1)
    assert weights.requires_grad


TABLES = """
import pandas as pd
def table():
    return pd.DataFrame({'a': [1, 2], 'b': ['x', None], 'when': pd.to_datetime(['2024-01-02', '2024-01-03'])})
def rest(frame):
    return type(frame).__name__, frame['a'].mean(), frame.groupby('b')['a'].sum(), frame.index
"""


def test_tables_come_and_go(service: BareService) -> None:
    with sandbox.open(Profile(preload=Preload.ML), address=service.address) as session:
        session.load({"solution.py": TABLES})
        table = session.call("table")
        answer: Any = session.call("rest", Frame({"a": [1, 2, 3], "b": ["x", "y", "x"]}, [7, 8, 9]))
    assert table.columns["a"] == [1, 2]
    assert table.columns["when"] == ["2024-01-02", "2024-01-03"]
    assert table.index == [0, 1]
    assert answer == ("DataFrame", 2.0, Frame({"a": [4, 2]}, ["x", "y"]), [7, 8, 9])
