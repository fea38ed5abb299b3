package org.houzhen.wire;

import java.time.Instant;
import java.util.List;
import org.houzhen.wire.TicketPath.Said;

/**
 * One visit of today as the patient's own phone shows it. Other patients are numbers and class marks.
 *
 * @param at when, by the server's clock
 * @param zone the hospital's time zone, in which to show times
 * @param number absent while the visit has no number today
 * @param state as in {@link DeskArea.Ticket}; NONE without a number
 * @param room where to wait or go; may be empty
 * @param todo what to do now
 * @param place counted from 1; 0 when it does not wait
 * @param why why it stands there; absent when it does not wait
 * @param expected how long it may take; absent when it does not wait
 * @param before everybody before it, with the sentences that desks show
 * @param maySignIn whether the phone may say "I am here" now
 * @param mayMove whether a later day can be chosen, as the clinic was cancelled (改期)
 */
public record PhoneVisit(
        Instant at,
        String zone,
        String number,
        String mark,
        String state,
        String areaName,
        String room,
        Said todo,
        int place,
        Said why,
        TicketPath.Wait expected,
        List<TicketPath.Before> before,
        boolean maySignIn,
        boolean mayMove) {}
