package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One line of tickets: its lanes, and how many were drawn from it, which is what ratios and put-back distances count. */
public final class Queue {
    static final Comparator<Ticket> BY_WAKING = Comparator.comparing(
                    (Ticket ticket) -> ticket.activeFrom().orElseThrow())
            .thenComparingInt(Ticket::sequence);

    private final AreaEvent.QueueOpened opened;
    private final Map<Lane, NavigableMap<Seat, Ticket>> lanes = new EnumMap<>(Lane.class);
    private final TreeSet<Ticket> early = new TreeSet<>(BY_WAKING);
    private final List<Drawn> drawn = new ArrayList<>();
    private final Map<Lane, Seat> lastDrawn = new EnumMap<>(Lane.class);
    private Tally tally = new Tally();
    private int seated;
    private int work;
    private Suspension suspension;
    private final Map<String, Instant> consents = new LinkedHashMap<>();
    private int consented;

    Queue(AreaEvent.QueueOpened opened) {
        this.opened = opened;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new TreeMap<>());
        }
    }

    /** Why and since when a clinic is cancelled (停诊). */
    public record Suspension(Reason reason, Instant at) {}

    void consent(String patient, Instant until) {
        consents.put(patient, until);
        consented++;
    }

    void takeConsentBack(String patient) {
        consents.remove(patient);
        consented--;
    }

    /** A number came of it; also of one that was taken back while its patient was paying, which counts again. */
    void useConsent(String patient) {
        if (consents.remove(patient) == null) {
            consented++;
        }
    }

    /** Patients whose extra number the doctor has consented to and who have not got it yet, the first asked first. */
    public List<String> consents(Instant now) {
        return consents.keySet().stream()
                .filter(patient -> hasConsent(patient, now))
                .toList();
    }

    /** Whether the doctor has consented to an extra number for this patient (加号) who has not got it yet. */
    public boolean hasConsent(String patient, Instant now) {
        Instant until = consents.get(patient);
        return until != null && !now.isAfter(until);
    }

    /** How many extra numbers the doctor has consented to and not taken back, used or not. */
    public int consented() {
        return consented;
    }

    /** A ticket begins to wait. Early ones wait apart, so that the heads of the lanes are who may be called. */
    void add(Ticket ticket, Instant now) {
        if (ticket.isActive(now)) {
            sit(ticket);
        } else {
            early.add(ticket);
        }
    }

    private void sit(Ticket ticket) {
        if (lanes.get(ticket.seat().lane()).put(ticket.seat(), ticket) != null) {
            throw new IllegalStateException("seat of " + ticket.number() + " is taken");
        }
        seated++;
    }

    void remove(Ticket ticket) {
        if (early.remove(ticket)) {
            return;
        }
        if (lanes.get(ticket.seat().lane()).remove(ticket.seat()) != ticket) {
            throw new IllegalStateException(ticket.number() + " does not wait in " + opened.queue());
        }
        seated--;
    }

    /**
     * Seats the early ones whose time has come. It changes no order, only where the search for the first begins: asked
     * again with an earlier time, {@link Line} passes over who is not active then.
     */
    void wake(Instant now) {
        while (!early.isEmpty() && early.first().isActive(now)) {
            sit(early.pollFirst());
        }
    }

    /** Whether anybody sits in a lane now and may be called. */
    boolean hasSomebody(Instant now) {
        wake(now);
        return seated > 0 && !suspended();
    }

    private record Drawn(TicketNumber number, Seat seat) {}

    /** Counts a ticket that was drawn. */
    void count(Ticket ticket) {
        drawn.add(new Drawn(ticket.number(), ticket.seat()));
        count(ticket.seat());
    }

    private void count(Seat seat) {
        tally.count(seat.lane());
        lastDrawn.merge(seat.lane(), seat, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** Whoever was sent back from a door was not drawn: everything counts anew without that draw (RULES 7). */
    void takeBack(Ticket ticket) {
        for (int i = drawn.size() - 1; i >= 0; i--) {
            if (drawn.get(i).number().equals(ticket.number())) {
                drawn.remove(i);
                break;
            }
        }
        tally = new Tally();
        lastDrawn.clear();
        drawn.forEach(each -> count(each.seat()));
    }

    /** Whether somebody behind this seat in its lane was drawn already. */
    boolean isPast(Seat seat) {
        Seat last = lastDrawn.get(seat.lane());
        return last != null && seat.compareTo(last) < 0;
    }

    void suspend(Reason reason, Instant at) {
        suspension = new Suspension(reason, at);
    }

    void resume() {
        suspension = null;
    }

    Iterator<Ticket> lane(Lane lane) {
        return lanes.get(lane).values().iterator();
    }

    /** The emergency lane as a room sees it that takes only some grades. */
    Iterator<Ticket> graded(Set<Integer> grades) {
        NavigableMap<Seat, Ticket> all = lanes.get(Lane.GRADED);
        return grades.stream()
                .sorted()
                .flatMap(grade -> all.subMap(firstOf(grade), firstOf(grade + 1)).values().stream())
                .iterator();
    }

    private static Seat firstOf(int grade) {
        return new Seat(Lane.GRADED, grade, Long.MIN_VALUE, Long.MIN_VALUE);
    }

    boolean isEmpty(Lane lane) {
        return lanes.get(lane).isEmpty();
    }

    /** Early arrivals, the first to become active first. */
    Iterable<Ticket> early() {
        return early;
    }

    Tally tally() {
        return tally;
    }

    public QueueId id() {
        return opened.queue();
    }

    public QueueKind kind() {
        return opened.kind();
    }

    public String label() {
        return opened.label();
    }

    /** The room it is planned in; may be empty. */
    public String place() {
        return opened.place();
    }

    /** The id of its clinic's department; empty where nobody said. */
    public String department() {
        return opened.department();
    }

    /** The national category code (诊疗科目) of its clinic; empty where nobody said. */
    public String specialty() {
        return opened.specialty();
    }

    /** Whether its clinic was cancelled (停诊): nobody is called from it. */
    public boolean suspended() {
        return suspension != null;
    }

    public Optional<Suspension> suspension() {
        return Optional.ofNullable(suspension);
    }

    /** How many wait, early arrivals included. */
    public int size() {
        return early.size() + seated;
    }

    /** How many were called from it, or sent to a door and not back. */
    public long drawn() {
        return tally.calls();
    }

    /** What a window still has to do, in units of {@link Standing#work()}. */
    int work() {
        return work;
    }

    void addWork(int more) {
        work += more;
    }
}
