"""Single-pass clustering of what comes in the order of its days."""

from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt

Vector = Mapping[int, float]
"""What each term, a number, weighs; the length of the vector is 1."""

_KEYS = 12  # the heaviest terms: what shares none of them is not compared
_COMPARED = 50  # clusters at most, for one member: those that share most keys


@dataclass(eq=False)
class _Cluster:
    """What belongs together, as the sum of its vectors."""

    name: str
    day: int
    """Of its first member."""
    total: dict[int, float] = field(default_factory=dict)
    length: float = 0.0
    keys: set[int] = field(default_factory=set)

    def add(self, vector: Vector, keys: set[int]) -> None:
        for term, weight in vector.items():
            self.total[term] = self.total.get(term, 0.0) + weight
        self.length = sqrt(sum(weight * weight for weight in self.total.values()))
        self.keys |= keys

    def cosine(self, vector: Vector) -> float:
        shared = sum(weight * self.total.get(term, 0.0) for term, weight in vector.items())
        return shared / self.length if shared else 0.0


class Clusters:
    """The clusters that a new member may join: none whose first is older than ``days``."""

    def __init__(self, days: int, similarity: float) -> None:
        self._days, self._similarity = days, similarity
        self._open: deque[_Cluster] = deque()
        self._holders: dict[int, dict[_Cluster, None]] = defaultdict(dict)  # in order, as no set is

    def place(self, name: str, day: int, vector: Vector) -> str:
        """The name of the cluster that a member joins; its own where it begins a new one."""
        self._forget(day - self._days)
        keys = set(sorted(vector, key=lambda term: (-vector[term], term))[:_KEYS])
        shared = Counter(held for key in sorted(keys) for held in self._holders[key])
        near = [held for held, _ in shared.most_common(_COMPARED)]
        best = max(near, key=lambda held: held.cosine(vector), default=None)
        if best is None or best.cosine(vector) < self._similarity:
            best = _Cluster(name, day)
            self._open.append(best)
        best.add(vector, keys)
        for key in keys:
            self._holders[key][best] = None
        return best.name

    def _forget(self, day: int) -> None:
        """Leave out the clusters that began before a day."""
        while self._open and self._open[0].day < day:
            old = self._open.popleft()
            for key in old.keys:
                del self._holders[key][old]
                if not self._holders[key]:
                    del self._holders[key]
