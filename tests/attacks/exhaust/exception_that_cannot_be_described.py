# An exception whose message, whose class and whose notes raise when somebody looks at them.
#
# target = "scalar"
# verdict = "error"
# reason = "Every check met"

class Meta(type):
    def __getattribute__(cls, name):
        if name in ("__name__", "__mro__"):
            raise SystemError("not for you")
        return super().__getattribute__(name)


class _Shy(Exception, metaclass=Meta):
    def __str__(self):
        raise KeyboardInterrupt

    @property
    def __notes__(self):
        raise GeneratorExit


def double(x):
    raise _Shy
