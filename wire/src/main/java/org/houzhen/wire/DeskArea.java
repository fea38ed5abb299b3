package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/**
 * One waiting area as its nurses and doctors see it: everything they decide on, and for each place in the line the reason.
 *
 * @param epoch the area and day whose journal the position counts
 * @param notSignedIn registered for today and not here yet, by time segment
 * @param away at an examination, or not ready
 * @param done how many visits are finished
 * @param closed the day was closed, and may be opened again; absent otherwise
 */
public record DeskArea(
        String epoch,
        long position,
        String area,
        String areaName,
        List<Room> rooms,
        List<Queue> queues,
        List<Ticket> missed,
        List<Ticket> away,
        List<Ticket> notSignedIn,
        int done,
        Boolean closed) {

    /**
     * A line, first one first.
     *
     * @param uncalled those of them whom no open room would call; absent while somebody calls everybody
     * @param suspended its clinic was cancelled (停诊); absent otherwise
     */
    public record Queue(String id, String label, List<Ticket> waiting, Uncalled uncalled, Suspension suspended) {}

    /**
     * People who wait and whom nobody calls.
     *
     * @param grades the emergency grades that no open room takes; empty when none calls the line at all
     */
    public record Uncalled(int persons, List<Integer> grades) {}

    /**
     * Why and since when a clinic is cancelled, and what those of its patients chose who have chosen.
     *
     * @param reason in the words of whoever cancelled it
     */
    public record Suspension(String reason, Instant since, List<Chosen> chosen) {}

    /**
     * What a patient of a cancelled clinic chose.
     *
     * @param choice SUBSTITUTE, REFUND or ANOTHER_DAY
     * @param to for a substitute the new number and clinic, in words; absent otherwise
     */
    public record Chosen(Ticket ticket, String choice, String to, Instant at) {}

    /**
     * A room.
     *
     * @param state CLOSED, FREE, CALLING, SERVING, PAUSED, or SUSPENDED when every clinic of the room was cancelled
     * @param weights how often each of its queues is called beside the others; empty when the better right goes first
     * @param grades the emergency grades it takes; empty for all
     * @param ticket the one called or being served; absent when free
     * @param door who waits at its door (二次候诊), the next one first
     * @param shownOn in words, where the open call was seen: "大厅屏已显示", or which screen is offline; absent without a call
     */
    public record Room(
            String id,
            String name,
            String staff,
            String title,
            String state,
            List<String> queues,
            List<Integer> weights,
            List<Integer> grades,
            Ticket ticket,
            List<Ticket> door,
            String shownOn,
            String shownOnEn) {}

    /**
     * A ticket at a desk, where the full name is needed to tell patients apart.
     *
     * @param mark of 绿, 军, 老, 优, 加, 回, 过 and 迟 what is true of it, what decides its place first; empty for most
     * @param since since when it waits or is away; absent before sign-in
     * @param lastMiss one more miss would end it as a no-show
     * @param rule the stable name of the rule that puts it here; absent unless waiting, in the hall or at a door
     * @param why the same in words
     * @param whyEn and in English
     */
    public record Ticket(
            String number,
            String visit,
            String name,
            String sexAndAge,
            String queue,
            String state,
            String mark,
            Instant slotStart,
            Instant since,
            int calls,
            int misses,
            boolean lastMiss,
            String rule,
            String why,
            String whyEn) {
        @Override
        public String toString() {
            return "Ticket[" + number + " " + state + "]";
        }
    }
}
