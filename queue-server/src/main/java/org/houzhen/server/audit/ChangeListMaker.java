package org.houzhen.server.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.queue.DayBooks;
import org.houzhen.server.words.Reasons;
import org.houzhen.wire.DeskReasons;
import org.houzhen.wire.OrderChanges;

/** Makes the list of an area's day for whoever answers for it, with what can be counted in it. */
final class ChangeListMaker {
    private final Map<String, String> names;

    /** @param names of staff, by their numbers */
    ChangeListMaker(Map<String, String> names) {
        this.names = names;
    }

    OrderChanges list(DayBooks.Choice choice, ChangeBook book) {
        List<OrderChanges.Row> rows =
                book.entries().stream().map(this::row).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(rows);
        return new OrderChanges(
                choice.area(),
                book.area().name(),
                choice.day(),
                choice.areas(),
                choice.days(),
                book.area().rules().jumps().changesMax(),
                rows,
                people(book),
                reasons(book),
                doctors(book));
    }

    private OrderChanges.Row row(ChangeBook.Entry entry) {
        return new OrderChanges.Row(
                entry.cause().at(),
                entry.verb().name(),
                entry.number(),
                entry.queue(),
                entry.detail(),
                entry.reason().map(Reason::code).map(Reasons::choice).orElse(null),
                entry.reason().map(Reason::note).orElse(""),
                entry.before(),
                entry.after(),
                person(entry.cause().actor()),
                entry.approvedBy().isBlank() ? null : person(entry.approvedBy()));
    }

    /** Role and number stand in the journal as {@code nurse:17}. */
    OrderChanges.Person person(String actor) {
        int colon = actor.indexOf(':');
        String role = colon < 0 ? actor : actor.substring(0, colon);
        String id = actor.substring(colon + 1);
        return new OrderChanges.Person(role, id, names.getOrDefault(id, ""));
    }

    private List<OrderChanges.ByPerson> people(ChangeBook book) {
        Map<String, List<ChangeBook.Entry>> byActor = book.entries().stream()
                .collect(
                        Collectors.groupingBy(entry -> entry.cause().actor(), LinkedHashMap::new, Collectors.toList()));
        return byActor.entrySet().stream()
                .map(each -> byPerson(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(OrderChanges.ByPerson::counted).reversed())
                .toList();
    }

    private OrderChanges.ByPerson byPerson(String actor, List<ChangeBook.Entry> entries) {
        int counted = (int) entries.stream().filter(ChangeBook.Entry::counts).count();
        int approved = (int)
                entries.stream().filter(entry -> !entry.approvedBy().isBlank()).count();
        return new OrderChanges.ByPerson(person(actor), counted, approved, entries.size() - counted);
    }

    private static List<OrderChanges.ByReason> reasons(ChangeBook book) {
        Map<Reason.Code, Long> counts = book.entries().stream()
                .flatMap(entry -> entry.reason().stream())
                .collect(Collectors.groupingBy(Reason::code, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> new OrderChanges.ByReason(
                        Reasons.choice(each.getKey()), each.getValue().intValue()))
                .sorted(Comparator.comparingInt(OrderChanges.ByReason::count)
                        .reversed()
                        .thenComparing(each -> each.reason().code()))
                .toList();
    }

    private static List<OrderChanges.ByDoctor> doctors(ChangeBook book) {
        return book.calls().entrySet().stream()
                .map(each -> new OrderChanges.ByDoctor(
                        each.getKey(), each.getValue().all(), each.getValue().chosen()))
                .sorted(Comparator.comparingInt(OrderChanges.ByDoctor::chosen)
                        .reversed()
                        .thenComparing(OrderChanges.ByDoctor::doctor))
                .toList();
    }

    /** A code and its words for lists that have none of their own. */
    static String words(DeskReasons.Choice reason, boolean english) {
        if (reason == null) {
            return "";
        }
        return english ? reason.en() : reason.zh();
    }
}
