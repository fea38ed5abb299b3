package org.houzhen.server.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.rules.Naming;
import org.houzhen.wire.Problem;

/**
 * Where the rest of the hospital gets numbers for its patients and tells that they have come. Every call is durable when
 * it returns, and a repeated command id is answered as the first time. Calls block; any thread may make them.
 */
public interface TicketOffice {
    /** Issues a number; the same visit never gets a second one. */
    Place take(NewTicket ticket);

    /** As {@link #take}, for one who comes back on a later day with results: the place is a return's (RULES 3). */
    Place takeReturn(NewTicket ticket);

    /** As {@link #take}, for one the doctor has consented to beyond the clinic's numbers (加号, RULES 6); uses the consent. */
    Place takeExtra(NewTicket ticket);

    /** The clinic sessions whose doctors have consented to an extra number for the patient that is neither used nor lapsed. */
    List<String> extrasOf(String patient);

    /** After how many days a registration still serves for a return, by the rules of the area. */
    int returnDays(String area);

    /** A patient has come. Early arrivals are kept and become active by themselves. */
    SignInAnswer signIn(UUID command, String visit, String actor);

    /** The registration is being returned (退号): its number ends here, and from here on nobody calls it. */
    Ended end(UUID command, String visit, String actor);

    /** What came of ending a number. */
    enum Ended {
        /** It ended now, or with the same command before. */
        ENDED,
        /** There is none, or it ended otherwise without anybody having been seen. */
        NONE,
        /** The patient was called meanwhile, or has been in the room: it stays as it is. */
        CALLED
    }

    /** The place a visit has now, for pages; empty when it has no ticket today. */
    Optional<Place> find(String visit);

    /**
     * What is needed to issue a number.
     *
     * @param command idempotency key; derive it from the trade number
     * @param visit the register number; it names no person
     * @param line where the ticket waits
     * @param patient the patient index number
     * @param fullName never stored; masked at once
     * @param age decides age priority (RULES 5)
     * @param slotStart start and end of the patient's time segment
     * @param actor who asks: {@code terminal:3}, {@code staff:17}
     */
    record NewTicket(
            UUID command,
            String visit,
            Line line,
            String patient,
            String fullName,
            int age,
            Instant slotStart,
            Instant slotEnd,
            String actor) {
        @Override
        public String toString() {
            return "NewTicket[" + visit + "]";
        }
    }

    /**
     * One clinic session as a queue.
     *
     * @param area id and letter of the waiting area, such as B
     * @param queue the clinic session's id
     * @param label such as "消化内科 李明"
     * @param room the room's id, or empty when the desk assigns it
     * @param clinic what decides whether its patients' names may be shown
     */
    record Line(String area, String areaName, String queue, String label, String room, String roomName, Clinic clinic) {
        public static Line of(ClinicSession session) {
            return new Line(
                    session.area(),
                    session.areaName(),
                    session.id(),
                    session.label(),
                    session.roomId(),
                    session.roomName(),
                    new Clinic(session.departmentId(), session.specialty(), session.end()));
        }

        boolean shows(Naming naming) {
            return naming.shows(area, clinic.department(), clinic.specialty());
        }

        /** What may ever be shown of a name in public; nothing for a clinic that calls by number, so that nothing is kept. */
        String shown(Naming naming, String maskedName) {
            return shows(naming) ? maskedName : "";
        }
    }

    /**
     * What a queue has of its clinic.
     *
     * @param department the department's id
     * @param specialty its national category code (诊疗科目), such as A05.01; empty where the hospital does not say
     * @param closes when its half day ends; {@link Instant#MAX} where there is none
     */
    record Clinic(String department, String specialty, Instant closes) {
        /** 急诊医学科 in the national list. */
        private static final String EMERGENCY = "A20";

        public Clinic(String department, String specialty) {
            this(department, specialty, Instant.MAX);
        }

        /** Emergency goes by grade, every other clinic by time segment (RULES 2). */
        public QueueKind kind() {
            return specialty.equals(EMERGENCY) ? QueueKind.EMERGENCY : QueueKind.CLINIC;
        }
    }

    /**
     * A visit's place.
     *
     * @param state ISSUED, WAITING, INVITED, CALLED, SERVING, PARKED, MISSED, DONE, TRANSFERRED, NO_SHOW, CANCELLED or UNFINISHED
     * @param roomName the room it was sent or called to, else the one that serves it
     * @param ahead how many are before it; 0 when it is not waiting
     * @param suspended its clinic was cancelled (停诊): nobody is called from there
     * @param marked the mark that screens show beside it, with its meaning, such as 老（老年优先）; empty for most
     * @param instead what was chosen when the clinic was cancelled: REFUND, ANOTHER_DAY or SUBSTITUTE; empty for most
     */
    record Place(
            String ticket,
            String area,
            String areaName,
            String roomName,
            String state,
            int ahead,
            Instant activeFrom,
            boolean suspended,
            String marked,
            String instead) {}

    /** What came of a sign-in. */
    sealed interface SignInAnswer {
        <T> T match(Function<Place, T> accepted, Function<Refused, T> refused);

        record Accepted(Place place) implements SignInAnswer {
            @Override
            public <T> T match(Function<Place, T> accepted, Function<Refused, T> refused) {
                return accepted.apply(place);
            }
        }

        /** The rule that refused it, and what to do instead, in words. */
        record Refused(Problem problem) implements SignInAnswer {
            @Override
            public <T> T match(Function<Place, T> accepted, Function<Refused, T> refused) {
                return refused.apply(this);
            }
        }
    }
}
