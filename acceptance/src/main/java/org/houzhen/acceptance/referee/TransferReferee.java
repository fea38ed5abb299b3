package org.houzhen.acceptance.referee;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.journal.JournalEntry;

/** Judges that a patient who is sent to another line has a number in one of the two, whatever the server dies of. */
final class TransferReferee {
    private final Map<String, AreaNote> areas;

    /** @param areas what was noted so far, by stream */
    TransferReferee(Map<String, AreaNote> areas) {
        this.areas = areas;
    }

    /** What was found in the journal at once, noted already: an end that leads elsewhere, and the number that goes on. */
    void judge(List<JournalEntry> fresh) {
        List<Told> goneOn = transfers(fresh, "ticket-issued", "linked").toList();
        goneOn.forEach(this::oldHasEnded);
        goneOn.forEach(this::isInTheLine);
        Set<String> numbers = goneOn.stream()
                .map(told -> streamOfOld(told) + numberOfOld(told))
                .collect(Collectors.toSet());
        transfers(fresh, "ticket-transferred", "destination")
                .forEach(told -> area(told)
                        .claim(
                                numbers.contains(streamOf(told) + told.text("number")),
                                told,
                                "left for " + told.text("destination") + " and is in no line"));
    }

    /** Those between lines; a substitute for a cancelled clinic is another matter. */
    private static Stream<Told> transfers(List<JournalEntry> fresh, String type, String field) {
        return fresh.stream()
                .filter(entry -> entry.fact().type().equals(type))
                .map(Told::of)
                .filter(told -> told.text(field).contains("/"));
    }

    private static String streamOf(Told told) {
        return told.entry().stream().value();
    }

    private AreaNote area(Told told) {
        return areas.get(streamOf(told));
    }

    /** In the area it left, on the same day. */
    private static String streamOfOld(Told issued) {
        String[] here = streamOf(issued).split("/");
        return here[0] + "/" + issued.text("linked").split("/")[0] + "/" + here[2];
    }

    private static String numberOfOld(Told issued) {
        return issued.text("linked").split("/")[1];
    }

    private void oldHasEnded(Told issued) {
        AreaNote left = areas.get(streamOfOld(issued));
        TicketNote old = left == null ? null : left.tickets.get(numberOfOld(issued));
        area(issued).claim(old != null && old.is("TRANSFERRED"), issued, "goes on for " + old + ": is in two lines");
    }

    private void isInTheLine(Told issued) {
        TicketNote ticket = area(issued).tickets.get(issued.text("number"));
        area(issued).claim(!ticket.is("ISSUED"), issued, "has a number and is in no line");
    }
}
