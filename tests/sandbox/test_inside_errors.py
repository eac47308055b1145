"""What a learner is told about an exception: their own frames, the shapes on the failing line, and why."""

from collections.abc import Callable, Iterator

import pytest

import sandbox
from sandbox.job import Limits, Preload, Profile
from sandbox.values import LearnerError, LearnerException
from tests.sandbox.bare_service import BareService


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareService]:
    service = BareService(tmp_path_factory.mktemp("service"))
    yield service
    service.close()


@pytest.fixture
def error_of(service: BareService) -> Callable[[str], LearnerError]:
    """Load the source, call f(), and give the error it must raise. Afterwards the session must still answer."""

    def run(source: str) -> LearnerError:
        with sandbox.open(Profile(preload=Preload.NUMPY), Limits(call_s=5), address=service.address) as session:
            with pytest.raises(LearnerException) as raised:
                session.load({"solution.py": source})
                session.call("f")
            session.run("pass")
            return raised.value.error

    return run


def test_shapes_of_the_arrays_on_the_failing_line(error_of: Callable[[str], LearnerError]) -> None:
    error = error_of(
        "import numpy as np\n"
        "class Layer:\n"
        "    def __init__(self):\n"
        "        self.weights = np.ones((3, 4), dtype=np.float32)\n"
        "    def forward(self, x, steps, rows):\n"
        "        y = 0\n"
        "        return (x\n"
        "                @ self.weights) + steps + rows\n"
        "def f():\n"
        "    return Layer().forward(np.ones((2, 5)), 7, [[1, 2], [3, 4], [5, 6]])\n"
    )
    last = error.frames[-1]
    assert (error.type_name, [frame.function for frame in error.frames]) == ("ValueError", ["f", "forward"])
    assert (last.file, last.text) == ("solution.py", "return (x")
    assert last.shapes == {
        "x": "float64 array (2, 5)",
        "self": "Layer object",
        "self.weights": "float32 array (3, 4)",
        "steps": "int 7",
        "rows": "list of 3 x 2",
    }


def test_only_the_learners_frames_are_shown(error_of: Callable[[str], LearnerError]) -> None:
    error = error_of("import json\ndef f():\n    return json.loads('{')\n")
    assert error.type_name == "JSONDecodeError"
    assert error.base_names[:2] == ("JSONDecodeError", "ValueError")
    assert [(frame.file, frame.line) for frame in error.frames] == [("solution.py", 3)]


def test_a_syntax_error_shows_its_line_with_a_caret(error_of: Callable[[str], LearnerError]) -> None:
    error = error_of("def f():\n    x = (1,\n    return x +\n")
    assert error.type_name == "SyntaxError"
    assert error.frames[0].file == "solution.py"
    assert error.notes[0].endswith("^")


def test_causes_and_notes_are_told(error_of: Callable[[str], LearnerError]) -> None:
    error = error_of(
        "def f():\n    try:\n        {}['a']\n    except KeyError as missing:\n"
        "        raised = ValueError('no a')\n        raised.add_note('look at the keys')\n"
        "        raise raised from missing\n"
    )
    assert error.notes == ("look at the keys", "caused by KeyError: 'a' (line 3)")


def test_endless_recursion_is_cut_short(error_of: Callable[[str], LearnerError]) -> None:
    error = error_of("def f(n=0):\n    return f(n + 1)\n")
    assert error.type_name == "RecursionError"
    assert len(error.frames) == 20


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("class Bad(Exception):\n    def __str__(self):\n        raise OSError\ndef f():\n    raise Bad\n", "Bad"),
        ("class Bad(Exception):\n    def __str__(self):\n        return 7\ndef f():\n    raise Bad\n", "Bad"),
        ("class Bad(Exception):\n    __notes__ = 3\ndef f():\n    raise Bad('x')\n", "Bad"),
        ("def f():\n    raise ExceptionGroup('several', [ValueError('one'), KeyError('two')])\n", "ExceptionGroup"),
        ("def f():\n    raise KeyboardInterrupt\n", "KeyboardInterrupt"),
        ("def f():\n    raise ValueError('\\ud800\\x00' + 'x' * 10**6)\n", "ValueError"),
        (
            "import sys\ndef f():\n    sys.stdout = None\n    sys.stderr.close()\n    return 1 / 0\n",
            "ZeroDivisionError",
        ),
        ("import sys\ndef f():\n    sys.setrecursionlimit(60)\n    return 1 / 0\n", "ZeroDivisionError"),
        ("def g():\n    pass\n", "AttributeError"),
        ("import nothing_of_that_name\n", "ModuleNotFoundError"),
        ("def f():\n    return f'{1' + '\\0'\n\x00", "SyntaxError"),
        ("class Bad(Exception):\n    pass\nBad.__name__ = 'x' * 500\ndef f():\n    raise Bad\n", "x" * 200),
    ],
)
def test_odd_exceptions_are_described_all_the_same(
    error_of: Callable[[str], LearnerError], source: str, name: str
) -> None:
    error = error_of(source)
    assert error.type_name == name
    assert len(error.message) <= 4_000
    assert "\x00" not in error.message


def test_a_rewritten_file_still_shows_the_line_that_ran(error_of: Callable[[str], LearnerError]) -> None:
    error = error_of("def f():\n    open(__file__, 'w').write('# gone')\n    raise ValueError('here')\n")
    assert error.frames[-1].text == "raise ValueError('here')"


def test_a_property_is_not_run_to_describe_it(error_of: Callable[[str], LearnerError]) -> None:
    error = error_of(
        "class Trap:\n    calls = 0\n    @property\n    def value(self):\n        Trap.calls += 1\n        return 1\n"
        "def f():\n    trap = Trap()\n    try:\n        return trap.value + 'x'\n"
        "    finally:\n        assert Trap.calls == 1\n"
    )
    assert error.type_name == "TypeError"
    assert error.frames[-1].shapes == {"trap": "Trap object"}
