"""fails: putt_level
silent: a ball that rolls without friction leads to the same stroke

The stroke is aimed straight at the hole

Distance divided by time would be right if nothing held the ball back. Friction takes four fifths of the velocity on
the way, so the ball stops halfway. Take this as the first guess, and correct it.
"""


def putt(hills, start, hole, steps):
    return (hole - start) / (steps * TIME)
