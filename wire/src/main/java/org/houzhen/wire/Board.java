package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/**
 * The whole of what a waiting area's screens show. It is complete: a newer one replaces an older one. It has no field
 * that could hold a full name.
 *
 * <p>A mark is one character that lets the order explain itself (绿, 军, 老, 优, 加, 回, 过, 迟); empty for most.
 *
 * @param epoch the area and day whose journal the position counts, such as {@code area/B/2026-11-22}
 * @param position the journal position this shows; only grows within an epoch
 * @param calls open calls, newest first; a call stays for its lifetime so that a screen that was away still speaks it
 * @param invited who was sent from the hall to the door of a room (二次候诊), room by room, the next one first
 * @param next the numbers to come, first one first
 * @param missed numbers that were called and did not come
 * @param suspended the clinics that were cancelled today (停诊), in words for the hall
 */
public record Board(
        String epoch,
        long position,
        String area,
        String areaName,
        List<Call> calls,
        List<Invited> invited,
        List<Waiting> next,
        List<Waiting> missed,
        List<Room> rooms,
        List<String> suspended) {

    /**
     * One call.
     *
     * @param id unique for ever; a screen speaks an id and its repeat number once
     * @param repeat 0 for the call itself, then 1, 2…
     * @param at when it was made or last repeated; older than 60 s is shown, not spoken
     * @param speech the sentence to speak, masked as the area demands
     */
    public record Call(
            String id,
            String ticket,
            MaskedName name,
            String mark,
            String room,
            String roomName,
            int repeat,
            Instant at,
            String speech) {}

    /**
     * A number that waits at the door of a room.
     *
     * @param id unique for ever; a screen speaks it once, after the calls
     * @param at when it was sent there; older than 60 s is shown, not spoken
     */
    public record Invited(
            String id,
            String ticket,
            MaskedName name,
            String mark,
            String room,
            String roomName,
            Instant at,
            String speech) {}

    /** A number that waits. */
    public record Waiting(String ticket, MaskedName name, String mark, String roomName) {}

    /**
     * A room as its door sign shows it.
     *
     * @param kind what is done there: CLINIC, EMERGENCY, WINDOWS, DEVICES, PHARMACY or CASHIER
     * @param state CLOSED, FREE, CALLING, SERVING, PAUSED, or SUSPENDED when every clinic of the room was cancelled
     * @param mark of the ticket that is called or in the room; absent when there is none
     * @param movedTo where its doctor went (换诊室); absent when nobody did
     */
    public record Room(
            String id,
            String name,
            String doctor,
            String title,
            String kind,
            String state,
            String ticket,
            MaskedName patient,
            String mark,
            List<Waiting> next,
            String movedTo) {}
}
