package org.houzhen.server.queue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Gate;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.store.Store;

/** Stations over a journal on disk, as technicians use them; closed and opened again it is another process. */
public final class StopFloor implements AutoCloseable {
    private final Floor floor;
    private final Store server;
    private final Stations stations;
    private final StopDesk office;
    private final VisitTeller teller;

    public StopFloor(Path folder, Stations stations) {
        this.stations = stations;
        server = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        floor = new Floor(folder, RuleBook.defaults(), board -> {});
        office = new StopDesk(floor.areas, floor.openings);
        teller = new VisitTeller(
                floor.journal, new ToldPositions(server.jdbc()), new ToldHospital(), stations, floor.clock);
    }

    public StopOffice office() {
        return office;
    }

    public Clock clock() {
        return floor.clock;
    }

    /** So much time later; what the days past left open has ended. */
    public void passes(Duration time) {
        floor.clock.passes(time);
    }

    public void closesDay(String area) {
        floor.closesDay(area);
    }

    /** A patient signs in for a clinic of today. */
    public void comesToClinic(String patient) {
        Instant now = floor.clock.instant();
        floor.office.take(new TicketOffice.NewTicket(
                UUID.randomUUID(),
                "C-" + patient,
                Floor.LINE,
                patient,
                "试甲",
                40,
                now,
                now.plusSeconds(900),
                "terminal:1"));
        floor.office.signIn(UUID.randomUUID(), "C-" + patient, "terminal:1");
    }

    public void registersFor(String patient) {
        Instant now = floor.clock.instant();
        floor.office.take(new TicketOffice.NewTicket(
                UUID.randomUUID(),
                "C-" + patient,
                Floor.LINE,
                patient,
                "试甲",
                40,
                now,
                now.plusSeconds(900),
                "terminal:1"));
    }

    /** One look of the teller at everything. */
    public boolean tells() {
        teller.lookAround();
        return teller.tell();
    }

    public void opens(String station, String room) {
        Station found = stations.all(null).stream()
                .filter(each -> each.id().equals(station))
                .findFirst()
                .orElseThrow();
        StopOffice.Place place = StopOffice.Place.of(found);
        Cause cause = floor.cause();
        QueueId queue =
                new QueueId(place.lines().size() == 1 ? place.lines().get(0).queue() : room);
        floor.areas.together(draft -> {
            floor.openings.open(draft, place, cause);
            return floor.areas.decide(
                    draft,
                    place.area(),
                    new RoomCommand.OpenRoom(
                            cause, new RoomId(room), room, "技师", "", List.of(queue), List.of(), Set.of()));
        });
    }

    private Answer does(String area, Command command) {
        return floor.does(area, command);
    }

    /** Who is called, or why nobody is. */
    public String calls(String area, String room) {
        return does(area, new Call.CallNext(floor.cause(), new RoomId(room)))
                .match(
                        done -> done.facts()
                                .get(done.facts().size() - 1)
                                .about()
                                .orElseThrow()
                                .value(),
                        refused -> refused.refusal().name());
    }

    public void serves(String area, String room) {
        does(area, new Call.Enter(floor.cause(), new RoomId(room)));
        does(area, new Call.Finish(floor.cause(), new RoomId(room)));
    }

    public void misses(String area, String room) {
        does(area, new Call.Miss(floor.cause(), new RoomId(room)));
    }

    public void requeues(String area, String number) {
        does(area, new Detour.Requeue(floor.cause(), new TicketNumber(number)));
    }

    public void isNotReady(String area, String number) {
        does(area, new Detour.Park(floor.cause(), new TicketNumber(number), Reason.of(Reason.Code.NOT_READY)));
    }

    public void confirms(String area, String number, Gate gate) {
        does(area, new Detour.Confirm(floor.cause(), new TicketNumber(number), gate));
    }

    public boolean signsIn(StopId stop, String area) {
        return does(area, new Arrival.SignIn(floor.cause(), stop.visit())).match(done -> true, refused -> false);
    }

    /** The visits that facts of a type are about, over all areas, oldest first. */
    public List<String> issued() {
        List<String> visits = new ArrayList<>();
        var fold = new AreaFold();
        floor.journal
                .streams(Areas.PREFIX)
                .forEach(stream -> floor.journal.read(stream, 1).stream()
                        .map(JournalEntry::fact)
                        .filter(fact -> fact.type().equals("ticket-issued"))
                        .map(fact -> (AreaEvent.TicketIssued) fold.decode(fact).event())
                        .forEach(event -> visits.add(event.visit().value())));
        return visits;
    }

    @Override
    public void close() {
        floor.close();
        server.close();
    }
}
