package org.houzhen.wire;

import org.houzhen.wire.TicketPath.Said;

/**
 * One stop of a patient's way today, as the patient's own phone shows it.
 *
 * @param title what is done there
 * @param about whom or what in particular, in the hospital's words
 * @param where where it is; may be empty
 * @param state PLANNED, OPEN, WAITING, CALLED, IN, DONE or CANCELLED
 * @param note what to know now; may be empty
 * @param number the number there; may be empty
 * @param ahead how many wait there before; 0 when it does not wait
 * @param walkMinutes how long the walk there is from the stop before; 0 where nobody said
 */
public record PhoneStop(
        Said title, String about, Said where, String state, Said note, String number, int ahead, int walkMinutes) {}
