"""What the samples say: medians, ratios and how far they may be off."""
import dataclasses
import random
import statistics

RESAMPLES = 2000
TAIL = 0.05


def median(values):
    return statistics.median(values)


@dataclasses.dataclass(frozen=True)
class Estimate:
    """A value, and between which two it lies in nine of ten resamplings of the rounds."""

    value: float
    low: float
    high: float

    def __format__(self, spec):
        return f"{self.value:{spec}} ({self.low:{spec}} to {self.high:{spec}})"


def estimate(rounds, figure):
    """`figure` of the rounds, with its interval by resampling whole rounds: what disturbed one disturbed all peers in it."""
    chance = random.Random(1)
    resampled = sorted(figure(chance.choices(rounds, k=len(rounds))) for _ in range(RESAMPLES))
    cut = int(TAIL * RESAMPLES)
    return Estimate(figure(rounds), resampled[cut], resampled[-1 - cut])


def median_of(peer, name, unit=1.0):
    """The median of one number of the samples of a peer."""
    return lambda rounds: median([each[peer][name] for each in rounds]) * unit


def cost(peer):
    """Microseconds of processor time for each request over no filter."""
    return lambda rounds: median([each[peer]["cpu"] - each["none"]["cpu"] for each in rounds]) * 1e6


def ratio(peer, other):
    """The cost of one peer over that of another; infinite where the other's is lost in the noise."""

    def figure(rounds):
        below = cost(other)(rounds)
        return cost(peer)(rounds) / below if below > 0 else float("inf")

    return figure
