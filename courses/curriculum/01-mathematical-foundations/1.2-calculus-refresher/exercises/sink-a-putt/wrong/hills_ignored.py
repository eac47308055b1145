"""fails: putts_sunk

The stroke reckons with friction, but not with the hills

On level ground the end is proportional to the velocity, and one division finds the stroke. Hills bend the path, so
the division is only a first guess: roll it, look at the miss, and correct.
"""


def putt(hills, start, hole, steps):
    reach = TIME * sum((1 - TIME * FRICTION) ** k for k in range(steps))
    return (hole - start) / reach
