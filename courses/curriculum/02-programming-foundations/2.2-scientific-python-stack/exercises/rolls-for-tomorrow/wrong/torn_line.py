"""fails: level_drawn
silent: a judge has no pandas to run the same mistake with

The line of the levels is torn

A NaN tears the line, and a known day between two unknown ones isn't drawn at all. Select the known days first.
"""

import numpy as np


def draw(table, first):
    import matplotlib.pyplot as plt

    week = usual_week(table, first)
    figure, (image, line) = plt.subplots(1, 2)
    image.imshow(week)
    image.set(title="Usual week", xlabel="hour", ylabel="weekday")
    line.plot(levels(table, week, first))
    line.axhline(1, linestyle="--")
    line.set(title="Level", xlabel="day", ylabel="level")
    return figure
