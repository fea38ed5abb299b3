package org.houzhen.server.figures;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.queue.DayBooks;
import org.houzhen.wire.WaitFigures;

/** Makes the figures of an area's day. Quantiles are by nearest rank: a wait that somebody had. */
final class WaitMaker {
    private WaitMaker() {}

    static WaitFigures figures(DayBooks.Choice choice, WaitBook book, List<WaitFigures.Day> byDay) {
        return new WaitFigures(
                choice.area(),
                book.areaName(),
                choice.day(),
                choice.areas(),
                choice.days(),
                steps(book.times()),
                waits(book.waits()),
                doctors(book.times()),
                byDay);
    }

    private static WaitFigures.Steps steps(Collection<HardTimes> times) {
        return new WaitFigures.Steps(
                times.size(),
                count(times, HardTimes::signedIn),
                count(times, HardTimes::called),
                count(times, HardTimes::entered),
                count(times, HardTimes::finished));
    }

    private static int count(Collection<HardTimes> times, Function<HardTimes, Optional<?>> step) {
        return (int) times.stream().filter(each -> step.apply(each).isPresent()).count();
    }

    private static List<WaitFigures.Doctor> doctors(Collection<HardTimes> times) {
        Map<String, List<HardTimes>> byDoctor = times.stream()
                .filter(each -> each.entered().isPresent())
                .collect(Collectors.groupingBy(HardTimes::doctor, LinkedHashMap::new, Collectors.toList()));
        return byDoctor.entrySet().stream()
                .map(each -> new WaitFigures.Doctor(each.getKey(), waits(WaitBook.sorted(each.getValue()))))
                .sorted(Comparator.comparing(
                                (WaitFigures.Doctor each) -> each.waits().p90Seconds())
                        .reversed()
                        .thenComparing(WaitFigures.Doctor::doctor))
                .toList();
    }

    /** @param sorted the shortest first */
    static WaitFigures.Waits waits(List<Duration> sorted) {
        return sorted.isEmpty()
                ? new WaitFigures.Waits(0, null, null, null)
                : new WaitFigures.Waits(
                        sorted.size(), quantile(sorted, 50), quantile(sorted, 90), quantile(sorted, 100));
    }

    private static long quantile(List<Duration> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(1, rank) - 1).toSeconds();
    }
}
