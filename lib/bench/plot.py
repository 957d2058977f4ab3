# SPDX-License-Identifier: GPL-2.0-or-later
"""How the panels of the plot look."""

# These colours are readable on white and on black.
INK, BLUE, ORANGE, PALE = '#76797d', '#3b82d6', '#cc6d1a', '#9a9da1'


def style(plt):
    plt.rcParams.update({
        'svg.fonttype': 'none', 'svg.hashsalt': 'pidspec', 'font.size': 8,
        'font.family': 'sans-serif', 'text.color': INK,
        'axes.labelcolor': INK, 'axes.edgecolor': INK, 'xtick.color': INK,
        'ytick.color': INK, 'axes.spines.top': False,
        'axes.spines.right': False, 'axes.titlesize': 9,
        'axes.titlelocation': 'left', 'legend.frameon': False,
        'figure.facecolor': 'none', 'axes.facecolor': 'none',
        'savefig.facecolor': 'none', 'xtick.minor.size': 0,
        'ytick.minor.size': 0,
    })


def bars(axes, names, values, form, colours=None):
    drawn = axes.barh(names, values, color=colours or BLUE, height=0.6)
    axes.bar_label(drawn, [form.format(v) for v in values], padding=3)
    axes.invert_yaxis()
    axes.spines['left'].set_visible(False)
    axes.tick_params(axis='y', length=0)
    axes.margins(x=0.25, y=0.6 / len(names))


def lines(axes, x, series, log=None):
    """Lines with their names beside the end at which they are further apart."""
    ends = {i: [values[i] for _, values, _ in series] for i in (0, -1)}
    at = max(ends, key=lambda i: max(ends[i]) - min(ends[i]))
    for name, values, colour in series:
        above = values[at] == max(ends[at])
        axes.plot(x, values, color=colour, marker='o', markersize=3,
                  linewidth=1.2, clip_on=False)
        axes.annotate(name, (x[at], values[at]),
                      xytext=(0 if at else 6, 5 if above else -9),
                      ha='right' if at else 'left',
                      va='bottom' if above else 'top',
                      textcoords='offset points', color=colour)
    if log:
        axes.set_xscale('log', base=log)
    axes.set_xticks([], minor=True)
    axes.set_xticks(x, [f'{n:,}' for n in x])
    axes.set_ylim(0, 1.3 * max(max(values) for _, values, _ in series))
