package org.houzhen.server.queue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomEvent;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Fact;
import org.houzhen.server.journal.Fold;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.StreamName;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * How events of the engine stand in the journal. A type's name is for ever: renaming a Java record must not change it,
 * and a changed form gets a new version beside the old one.
 */
public final class AreaFold implements Fold<WaitingArea, Recorded> {
    private static final int VERSION = 1;
    private static final String ASKED = ",\"asked\":\"";
    private static final String ASKED_END = "\"}";
    private static final HexFormat HEX = HexFormat.of();

    private static final Map<String, Class<? extends AreaEvent>> TYPES = Map.ofEntries(
            Map.entry("area-opened", AreaEvent.AreaOpened.class),
            Map.entry("rules-adopted", AreaEvent.RulesAdopted.class),
            Map.entry("queue-opened", AreaEvent.QueueOpened.class),
            Map.entry("queue-suspended", AreaEvent.QueueSuspended.class),
            Map.entry("queue-resumed", AreaEvent.QueueResumed.class),
            Map.entry("room-opened", RoomEvent.RoomOpened.class),
            Map.entry("room-arranged", RoomEvent.RoomArranged.class),
            Map.entry("room-moved", RoomEvent.RoomMoved.class),
            Map.entry("room-closed", RoomEvent.RoomClosed.class),
            Map.entry("room-paused", RoomEvent.RoomPaused.class),
            Map.entry("room-resumed", RoomEvent.RoomResumed.class),
            Map.entry("ticket-issued", AreaEvent.TicketIssued.class),
            Map.entry("extra-granted", AreaEvent.ExtraGranted.class),
            Map.entry("extra-taken-back", AreaEvent.ExtraTakenBack.class),
            Map.entry("ticket-signed-in", AreaEvent.SignedIn.class),
            Map.entry("gate-confirmed", AreaEvent.GateConfirmed.class),
            Map.entry("ticket-readied", AreaEvent.Readied.class),
            Map.entry("ticket-invited", AreaEvent.Invited.class),
            Map.entry("ticket-sent-back", AreaEvent.SentBack.class),
            Map.entry("order-changed", AreaEvent.OrderChanged.class),
            Map.entry("ticket-graded", AreaEvent.Graded.class),
            Map.entry("ticket-called", AreaEvent.Called.class),
            Map.entry("call-repeated", AreaEvent.CallRepeated.class),
            Map.entry("ticket-entered", AreaEvent.Entered.class),
            Map.entry("ticket-finished", AreaEvent.Finished.class),
            Map.entry("ticket-missed", AreaEvent.Missed.class),
            Map.entry("miss-undone", AreaEvent.MissUndone.class),
            Map.entry("ticket-requeued", AreaEvent.Requeued.class),
            Map.entry("ticket-no-show", AreaEvent.NoShow.class),
            Map.entry("ticket-unfinished", AreaEvent.Unfinished.class),
            Map.entry("day-closed", AreaEvent.DayClosed.class),
            Map.entry("ticket-restored", AreaEvent.Restored.class),
            Map.entry("day-reopened", AreaEvent.DayReopened.class),
            Map.entry("ticket-parked", AreaEvent.Parked.class),
            Map.entry("ticket-returned", AreaEvent.Returned.class),
            Map.entry("ticket-transferred", AreaEvent.Transferred.class),
            Map.entry("priority-changed", AreaEvent.PriorityChanged.class),
            Map.entry("instead-chosen", AreaEvent.InsteadChosen.class),
            Map.entry("ticket-cancelled", AreaEvent.Cancelled.class));

    private static final Map<Class<? extends AreaEvent>, String> NAMES = names();

    private static final Set<Class<?>> JUST_TEXT =
            Set.of(TicketNumber.class, QueueId.class, RoomId.class, VisitId.class);

    private static final Map<Class<? extends AreaEvent>, EventText> TEXTS = texts();

    private static final ObjectMapper JSON = mapper();

    private static ObjectMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        JUST_TEXT.forEach(type -> builder.addMixIn(type, JustItsText.class));
        return builder.build();
    }

    private static Map<Class<? extends AreaEvent>, EventText> texts() {
        Map<Class<? extends AreaEvent>, EventText> texts = new HashMap<>();
        TYPES.values().forEach(type -> texts.put(type, EventText.of(type, JUST_TEXT)));
        return Map.copyOf(texts);
    }

    private static Map<Class<? extends AreaEvent>, String> names() {
        Map<Class<? extends AreaEvent>, String> names = new HashMap<>();
        TYPES.forEach((name, type) -> names.put(type, name));
        return Map.copyOf(names);
    }

    @Override
    public WaitingArea empty(StreamName stream) {
        return new WaitingArea();
    }

    /** An area as its journal has it, apart from the thread that writes it. */
    public static WaitingArea replay(Journal journal, StreamName stream) {
        var fold = new AreaFold();
        WaitingArea area = fold.empty(stream);
        journal.read(stream, 1).forEach(entry -> fold.apply(area, fold.decode(entry.fact())));
        return area;
    }

    @Override
    public void apply(WaitingArea area, Recorded recorded) {
        area.apply(recorded.event(), recorded.cause());
    }

    @Override
    public Fact encode(Recorded recorded) {
        Cause cause = recorded.cause();
        return new Fact(
                NAMES.get(recorded.event().getClass()),
                VERSION,
                payload(recorded),
                cause.actor(),
                cause.command(),
                cause.at());
    }

    private String payload(Recorded recorded) {
        String event = text(recorded.event());
        long asked = recorded.cause().asked();
        return asked == Cause.NOT_KEPT
                ? event
                : event.substring(0, event.length() - 1) + ASKED + HEX.toHexDigits(asked) + ASKED_END;
    }

    private String text(AreaEvent event) {
        return TEXTS.get(event.getClass()).write(event).orElseGet(() -> JSON.writeValueAsString(event));
    }

    /** Stands last if at all; a text that a person typed holds no quotes without a backslash before them. */
    private static long asked(String payload) {
        int digits = payload.length() - ASKED_END.length() - Long.BYTES * 2;
        return digits > 0 && payload.startsWith(ASKED, digits - ASKED.length())
                ? HexFormat.fromHexDigitsToLong(payload, digits, digits + Long.BYTES * 2)
                : Cause.NOT_KEPT;
    }

    @Override
    public Recorded decode(Fact fact) {
        Class<? extends AreaEvent> type = TYPES.get(fact.type());
        if (type == null || fact.version() != VERSION) {
            throw new IllegalArgumentException("unknown " + fact);
        }
        var cause = new Cause(fact.cause(), fact.actor(), fact.at(), asked(fact.payload()));
        return new Recorded(JSON.readValue(fact.payload(), type), cause);
    }

    /** Ids and numbers stand in the journal as plain text; the engine, which knows no JSON, is told so from here. */
    private abstract static class JustItsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        JustItsText(String value) {}

        @JsonValue
        abstract String value();
    }
}
