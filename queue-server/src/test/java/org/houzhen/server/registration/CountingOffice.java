package org.houzhen.server.registration;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.server.queue.TicketOffice;

/** Gives numbers in the order they are asked for, one to each visit. */
final class CountingOffice implements TicketOffice {
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Clock clock;
    final Map<String, String> extras = new ConcurrentHashMap<>();

    CountingOffice(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Place take(NewTicket ticket) {
        return places.computeIfAbsent(
                ticket.visit(),
                visit -> new Place(
                        String.format("%s%03d", ticket.line().area(), places.size() + 1),
                        ticket.line().area(),
                        ticket.line().areaName(),
                        ticket.line().roomName(),
                        "ISSUED",
                        0,
                        clock.instant(),
                        false,
                        "",
                        ""));
    }

    @Override
    public Place takeReturn(NewTicket ticket) {
        return take(ticket);
    }

    @Override
    public Place takeExtra(NewTicket ticket) {
        extras.remove(ticket.patient());
        return take(ticket);
    }

    @Override
    public List<String> extrasOf(String patient) {
        return extras.containsKey(patient) ? List.of(extras.get(patient)) : List.of();
    }

    @Override
    public int returnDays(String area) {
        return 2;
    }

    @Override
    public SignInAnswer signIn(UUID command, String visit, String actor) {
        return new SignInAnswer.Accepted(places.get(visit));
    }

    @Override
    public Ended end(UUID command, String visit, String actor) {
        return places.containsKey(visit) ? Ended.ENDED : Ended.NONE;
    }

    @Override
    public Optional<Place> find(String visit) {
        return Optional.ofNullable(places.get(visit));
    }
}
