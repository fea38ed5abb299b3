package org.houzhen.acceptance.referee;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.houzhen.acceptance.referee.TicketNote.Place;
import org.houzhen.server.engine.RuleSet;

/** Judges what happens to a number between being issued and its end. */
final class TicketReferee {
    private final AreaNote area;
    private final ExtraReferee extras;

    TicketReferee(AreaNote area, ExtraReferee extras) {
        this.area = area;
        this.extras = extras;
    }

    Map<String, Consumer<Told>> judgements() {
        return Map.ofEntries(
                Map.entry("ticket-issued", this::issued),
                Map.entry("ticket-signed-in", this::signedIn),
                Map.entry("gate-confirmed", this::gateConfirmed),
                Map.entry("ticket-readied", this::readied),
                Map.entry("call-repeated", this::repeated),
                Map.entry("ticket-entered", this::entered),
                Map.entry("ticket-finished", this::finished),
                Map.entry("ticket-missed", this::missed),
                Map.entry("miss-undone", this::missUndone),
                Map.entry("ticket-requeued", this::requeued),
                Map.entry("ticket-parked", this::parked),
                Map.entry("ticket-returned", this::returned),
                Map.entry("order-changed", this::orderChanged),
                Map.entry("priority-changed", this::priorityChanged),
                Map.entry("ticket-graded", this::graded),
                Map.entry("ticket-transferred", this::transferred),
                Map.entry("ticket-no-show", this::noShow),
                Map.entry("ticket-unfinished", told -> end(told, "UNFINISHED")),
                Map.entry("ticket-restored", this::restored),
                Map.entry("instead-chosen", this::insteadChosen),
                Map.entry("ticket-cancelled", this::cancelled));
    }

    private TicketNote ticket(Told told) {
        return area.tickets.get(told.text("number"));
    }

    private TicketNote ticketThatIs(Told told, String... states) {
        TicketNote ticket = ticket(told);
        area.claim(ticket.is(states), told, "it is " + ticket.state + ", not " + String.join(" or ", states));
        return ticket;
    }

    private void issued(Told told) {
        String expected = area.letter + String.format("%03d", area.tickets.size() + 1);
        area.claim(told.text("number").equals(expected), told, "the next number was " + expected + " (RULES 14)");
        area.claim(!area.knows(told), told, "the number was issued before");
        QueueNote queue = area.queues.get(told.text("queue"));
        area.claim(queue != null && !queue.suspended, told, "nobody serves this queue");
        TicketNote earlier = area.byVisit.get(told.text("visit"));
        area.claim(earlier == null || earlier.isFinal(), told, "its visit holds " + earlier);
        area.claim(
                queue == null || !queue.kind.equals("CASHIER") || hasNoneOpen(told.text("patient"), queue),
                told,
                "its patient has a number at the cashier's already (RULES 10)");
        TicketNote ticket = new TicketNote(told, area.tickets.size() + 1);
        area.tickets.put(ticket.number, ticket);
        area.byVisit.put(told.text("visit"), ticket);
        extras.issued(told, ticket);
    }

    private boolean hasNoneOpen(String patient, QueueNote queue) {
        return area.tickets.values().stream()
                .filter(ticket -> ticket.patient.equals(patient) && ticket.queue.equals(queue.id))
                .allMatch(ticket -> ticket.isFinal() || ticket.is("DONE"));
    }

    private void signedIn(Told told) {
        TicketNote ticket = ticketThatIs(told, "ISSUED");
        RuleSet.SignIn rule = area.rules.signIn();
        boolean waits = rule.early() != RuleSet.Early.FREE;
        boolean green = ticket.priority.equals("GREEN_CHANNEL");
        long opens = green ? told.at() : ticket.slotStart - rule.earlyBy().toMillis();
        ticket.signedIn = told.at();
        long activeFrom = waits ? Math.max(told.at(), opens) : told.at();
        area.claim(told.time("activeFrom") == activeFrom, told, "its place counts from the wrong time (RULES 1)");
        area.claim(told.at() <= ticket.until, told, "its half day is over (RULES 1)");
        sit(told, ticket, new BookPlaces(area, ticket).atSignIn(told.at(), activeFrom), activeFrom);
        area.claim(
                !comesBackToItsLine(ticket) || isAnsweredFor(told),
                told,
                "is back in a line where its patient had a number, and nobody answers for it (RULES 8)");
        standsWhereSaid(told, ticket);
    }

    private boolean comesBackToItsLine(TicketNote ticket) {
        return ticket.origin.equals("TRANSFERRED")
                && area.tickets.values().stream()
                        .anyMatch(other -> other != ticket
                                && other.queue.equals(ticket.queue)
                                && other.registration().equals(ticket.registration()));
    }

    private void sit(Told told, TicketNote ticket, Place place, long activeFrom) {
        checkSeat(told, place);
        area.leave(ticket);
        area.sit(ticket, place, activeFrom, told.at());
    }

    private void checkSeat(Told told, Place place) {
        Told seat = told.within("seat");
        String made = seat.text("lane") + " " + seat.payload().path("major").asLong() + " "
                + seat.payload().path("minor").asLong();
        String right = place.group() + " " + place.first() + " " + place.second();
        area.claim(made.equals(right), told, "sits at " + made + " and belongs at " + right);
    }

    private void gateConfirmed(Told told) {
        TicketNote ticket = ticketThatIs(told, "ISSUED", "PARKED");
        area.claim(ticket.gates.remove(told.text("gate")), told, "that gate was not closed (RULES 9)");
    }

    private void readied(Told told) {
        TicketNote ticket = ticketThatIs(told, "PARKED");
        area.claim(ticket.gates.isEmpty(), told, "is not ready: " + ticket.gates + " (RULES 9)");
        sit(told, ticket, new BookPlaces(area, ticket).ready(told.at()), Math.max(told.at(), ticket.activeFrom));
    }

    private void repeated(Told told) {
        TicketNote ticket = ticketThatIs(told, "CALLED");
        RuleSet.Missed rule = area.rules.missed();
        isInside(told, ticket);
        area.claim(ticket.calls < rule.callsMax(), told, "was called often enough (RULES 4)");
        long clock = told.entry().fact().at().toEpochMilli(); // One that was set back keeps nobody from calling again.
        boolean apart = clock < ticket.lastCall
                || clock - ticket.lastCall >= rule.repeatGap().toMillis();
        area.claim(apart, told, "was called again too soon (RULES 4)");
        ticket.calls++;
        ticket.lastCall = told.at();
    }

    private void isInside(Told told, TicketNote ticket) {
        RoomNote room = area.rooms.get(told.text("room"));
        area.claim(room != null && room.inside.equals(ticket.number), told, "is not in room " + told.text("room"));
    }

    private void entered(Told told) {
        TicketNote ticket = ticketThatIs(told, "CALLED");
        isInside(told, ticket);
        ticket.state = "SERVING";
        ticket.seen = true;
    }

    private void finished(Told told) {
        TicketNote ticket = ticketThatIs(told, "SERVING");
        isInside(told, ticket);
        area.leave(ticket);
        ticket.state = "DONE";
    }

    private void missed(Told told) {
        TicketNote ticket = ticketThatIs(told, "CALLED");
        isInside(told, ticket);
        long offered = told.at() + area.rules.missed().pause().toMillis();
        area.claim(told.time("offeredFrom") == offered, told, "is offered again at the wrong time (RULES 4)");
        area.leave(ticket);
        ticket.state = "MISSED";
        ticket.misses++;
        ticket.missedAt = told.at();
        ticket.notBefore = offered;
    }

    private void missUndone(Told told) {
        TicketNote ticket = ticketThatIs(told, "MISSED");
        boolean inTime =
                told.at() <= ticket.missedAt + area.rules.missed().undo().toMillis();
        area.claim(inTime, told, "was undone too late (RULES 4)");
        ticket.misses--;
        ticket.notBefore = Long.MIN_VALUE;
        sit(told, ticket, new BookPlaces(area, ticket).restored(told.at()), told.at());
    }

    private void requeued(Told told) {
        TicketNote ticket = ticketThatIs(told, "MISSED");
        List<Integer> distances = area.rules.missed().distances();
        area.claim(ticket.misses <= distances.size(), told, "was missed too often (RULES 4)");
        boolean called =
                area.rooms.values().stream().anyMatch(room -> !room.closed && room.queues.contains(ticket.queue));
        boolean closed = told.at() > ticket.until && (!called || ticket.missedAt <= ticket.until);
        area.claim(!closed, told, "goes back to a line that has closed (RULES 4)");
        int distance = distances.get(Math.min(ticket.misses, distances.size()) - 1);
        area.claim(told.number("distance") == distance, told, "goes back by " + distance + " places (RULES 4)");
        sit(told, ticket, new BookPlaces(area, ticket).afterMiss(distance, told.at()), told.at());
    }

    private void parked(Told told) {
        TicketNote ticket = ticketThatIs(told, "WAITING", "INVITED", "CALLED", "SERVING");
        area.claim(told.hasReason(), told, "has no reason (RULES 8)");
        area.leave(ticket);
        ticket.state = "PARKED";
    }

    private void returned(Told told) {
        TicketNote ticket = ticketThatIs(told, "PARKED", "DONE");
        area.claim(ticket.gates.isEmpty(), told, "is not ready: " + ticket.gates);
        boolean clinic = Set.of("CLINIC", "EMERGENCY").contains(area.queueOf(ticket).kind);
        area.claim(ticket.seen || !clinic, told, "comes back from tests and was never seen (RULES 3)");
        sit(told, ticket, new BookPlaces(area, ticket).returning(told.at()), told.at());
    }

    private void orderChanged(Told told) {
        area.claim(told.hasReason(), told, "has no reason (RULES 8)");
        int changes = area.changes.merge(told.actor(), 1, Integer::sum);
        String second = told.text("approvedBy");
        boolean approved = !second.isBlank() && !second.equals(told.actor());
        boolean alone =
                changes <= area.rules.jumps().changesMax() || told.actor().startsWith("doctor:");
        area.claim(approved || alone, told, "needed a second person (RULES 8)");
        int before = placeOf(ticket(told), told.at());
        area.claim(told.number("before") == before, told, "stood at place " + before + " (RULES 8)");
    }

    private int placeOf(TicketNote ticket, long now) {
        if (ticket.is("INVITED")) {
            return area.rooms.get(ticket.room).door.indexOf(ticket.number) + 1;
        }
        if (!ticket.is("WAITING")) {
            return 0;
        }
        QueueNote queue = area.queueOf(ticket);
        List<TicketNote> line = ByTheBook.line(queue, area.rules, now);
        return line.contains(ticket) ? line.indexOf(ticket) + 1 : placeAmongEarly(ticket, queue, line);
    }

    /** Those who came early stand behind the others, the first to count first. */
    private static int placeAmongEarly(TicketNote ticket, QueueNote queue, List<TicketNote> line) {
        long before = queue.waiting.stream()
                .filter(other -> !line.contains(other))
                .filter(other -> other.activeFrom < ticket.activeFrom
                        || (other.activeFrom == ticket.activeFrom && other.sequence < ticket.sequence))
                .count();
        return line.size() + (int) before + 1;
    }

    private boolean isAnsweredFor(Told told) {
        return area.before.type().equals("order-changed")
                && area.before.cause().equals(told.cause())
                && area.before.text("number").equals(told.text("number"));
    }

    /** Whoever answers for a change says the new place too. */
    private void standsWhereSaid(Told told, TicketNote ticket) {
        if (isAnsweredFor(told)) {
            int after = placeOf(ticket, told.at());
            area.claim(area.before.number("after") == after, told, "stands at place " + after + " now (RULES 8)");
        }
    }

    private void priorityChanged(Told told) {
        area.claim(isAnsweredFor(told), told, "nobody answers for it (RULES 8)");
        TicketNote ticket = ticketThatIs(told, "ISSUED", "WAITING", "INVITED", "MISSED", "PARKED");
        ticket.priority = told.text("priority");
        boolean green = ticket.priority.equals("GREEN_CHANNEL");
        area.claim(green || !ticket.is("INVITED"), told, "the order at a door is made (RULES 7)");
        if (green && ticket.is("WAITING")) {
            ticket.activeFrom = Math.min(ticket.activeFrom, told.at());
            ticket.waitingSince = Math.min(ticket.waitingSince, told.at());
        }
        ticket.entitlement = told.text("entitlement");
        String because = area.before.within("reason").text("code");
        String right = because.equals("MILITARY") ? "MILITARY" : because.equals("ELDERLY") ? "AGE" : "OTHER";
        area.claim(ticket.entitlement.equals(right), told, "its class was given for " + because + " (RULES 5)");
        reseat(told, ticket, new BookPlaces(area, ticket).byClass(ticket.priority, ticket.waitingSince));
        standsWhereSaid(told, ticket);
    }

    private void graded(Told told) {
        TicketNote ticket = ticketThatIs(told, "ISSUED", "WAITING", "MISSED", "PARKED");
        boolean first = ticket.grade == 0;
        area.claim(first || isAnsweredFor(told), told, "nobody answers for it (RULES 8)");
        ticket.grade = told.number("grade");
        reseat(told, ticket, new BookPlaces(area, ticket).regraded(ticket.waitingSince));
        standsWhereSaid(told, ticket);
    }

    private void reseat(Told told, TicketNote ticket, Place place) {
        if (ticket.is("WAITING")) {
            checkSeat(told, place);
            ticket.place(place);
        } else if (ticket.is("INVITED")) {
            ticket.place(place);
            ticket.invitedBy = "GREEN_CHANNEL";
            List<String> door = area.rooms.get(ticket.room).door;
            door.remove(ticket.number);
            door.add(0, ticket.number);
        }
    }

    private void transferred(Told told) {
        area.claim(told.hasReason(), told, "has no reason (RULES 8)");
        end(told, "TRANSFERRED");
    }

    private void noShow(Told told) {
        TicketNote ticket = ticketThatIs(told, "ISSUED", "MISSED");
        boolean missedNow = area.before.type().equals("ticket-missed")
                && area.before.cause().equals(told.cause());
        boolean tooOften = ticket.misses > area.rules.missed().distances().size();
        area.claim(!missedNow || tooOften, told, "had one more chance (RULES 4)");
        end(told, "NO_SHOW");
    }

    private void insteadChosen(Told told) {
        TicketNote ticket = ticketThatIs(told, "ISSUED", "WAITING", "MISSED", "PARKED");
        area.claim(area.queueOf(ticket).suspended, told, "chose instead of a clinic that takes place (RULES 6)");
    }

    private void cancelled(Told told) {
        ticketThatIs(told, "ISSUED", "WAITING", "INVITED", "MISSED", "PARKED");
        end(told, "CANCELLED");
    }

    private void end(Told told, String state) {
        TicketNote ticket = ticket(told);
        area.claim(!ticket.isFinal(), told, "it is " + ticket.state + " for good");
        RoomNote room = area.rooms.get(ticket.room);
        int place = room == null ? -1 : room.door.indexOf(ticket.number);
        area.endedByClosing.put(ticket.number, new AreaNote.Ended(told.cause(), ticket.state, ticket.room, place));
        area.leave(ticket);
        ticket.state = state;
    }

    /** A day that was closed by mistake goes on: the last to have been ended comes back first, to where he was (RULES 14). */
    private void restored(Told told) {
        TicketNote ticket = ticketThatIs(told, "NO_SHOW", "UNFINISHED");
        AreaNote.Ended ended = area.endedByClosing.remove(ticket.number);
        area.claim(ended != null, told, "was not ended by the closing");
        ticket.state = ended.state();
        ticket.room = ended.room();
        RoomNote room = area.rooms.get(ended.room());
        switch (ended.state()) {
            case "WAITING" -> area.queueOf(ticket).waiting.add(ticket);
            case "INVITED" -> room.door.add(ended.placeAtDoor(), ticket.number);
            case "CALLED", "SERVING" -> {
                area.claim(room.inside.isEmpty(), told, room.inside + " is in the room already");
                room.inside = ticket.number;
            }
            default -> {}
        }
    }
}
