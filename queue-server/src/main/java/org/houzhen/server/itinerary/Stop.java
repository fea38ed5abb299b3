package org.houzhen.server.itinerary;

import java.time.Instant;
import java.util.List;

/**
 * One stop on a patient's way today.
 *
 * @param title what is done there
 * @param about whom or what in particular, in the hospital's words: department and doctor, or the items
 * @param place where it is; may be empty
 * @param note what the patient should know now; may be empty
 * @param area the waiting area of its ticket; empty while it has none
 * @param ticket its number; empty while it has none
 * @param ahead how many are before it in the line; 0 when it does not wait
 * @param since since when it is in its state; absent where nobody counts
 * @param visit the register number of the visit it belongs to
 * @param at the waiting area it is in, with a ticket or without; empty where it may be done anywhere
 * @param walk minutes to walk here from the stop before; 0 where nobody said, and where there is nothing to walk
 */
public record Stop(
        Kind kind,
        Words title,
        String about,
        Words place,
        State state,
        Words note,
        String area,
        String ticket,
        int ahead,
        Instant since,
        String visit,
        String at,
        int walk) {
    /** What a stop is for, in the usual order of a visit. */
    public enum Kind {
        REGISTER,
        SIGN_IN,
        DOCTOR,
        PAY,
        /** A number taken for a window of the cashier. */
        WINDOW,
        BLOOD,
        SPECIMEN,
        EXAM,
        RETURN,
        PHARMACY
    }

    /** How far it has come. */
    public enum State {
        /** Later: something else comes first. */
        PLANNED,
        /** May be done now; a ticket, if it needs one, does not wait yet. */
        OPEN,
        /** In the line. */
        WAITING,
        CALLED,
        IN,
        DONE,
        CANCELLED
    }

    Stop walking(int minutes) {
        return new Stop(kind, title, about, place, state, note, area, ticket, ahead, since, visit, at, minutes);
    }

    boolean toCome() {
        return state == State.PLANNED || state == State.OPEN || state == State.WAITING || state == State.CALLED;
    }

    /** What was ordered, in one line. */
    static String about(List<String> items) {
        return String.join("、", items);
    }
}
