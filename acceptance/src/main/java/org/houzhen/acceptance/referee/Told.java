package org.houzhen.acceptance.referee;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.journal.JournalEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One entry of the journal as anybody could read it with the guide to its format, without the program that wrote it. */
public record Told(JournalEntry entry, JsonNode payload, long at) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Told of(JournalEntry entry) {
        return new Told(
                entry, JSON.readTree(entry.fact().payload()), entry.fact().at().toEpochMilli());
    }

    /** As it counts in its area, whose time never runs back. */
    Told happenedAt(long time) {
        return new Told(entry, payload, time);
    }

    public String type() {
        return entry.fact().type();
    }

    public UUID cause() {
        return entry.fact().cause();
    }

    public String actor() {
        return entry.fact().actor();
    }

    public boolean has(String field) {
        return payload.hasNonNull(field);
    }

    public String text(String field) {
        return payload.path(field).asString("");
    }

    public int number(String field) {
        return payload.path(field).asInt(0);
    }

    public long time(String field) {
        return time(payload.path(field));
    }

    private static long time(JsonNode node) {
        Instant instant = Instant.parse(node.asString());
        return instant.equals(Instant.MAX) ? Long.MAX_VALUE : instant.toEpochMilli();
    }

    public List<String> texts(String field) {
        List<String> all = new ArrayList<>();
        payload.path(field).forEach(each -> all.add(each.asString()));
        return all;
    }

    public List<Integer> numbers(String field) {
        List<Integer> all = new ArrayList<>();
        payload.path(field).forEach(each -> all.add(each.asInt()));
        return all;
    }

    /** The part of the payload that a field holds. */
    public Told within(String field) {
        return new Told(entry, payload.path(field), at);
    }

    /** Whether a reason stands there that says something (RULES 8). */
    public boolean hasReason() {
        Told reason = within("reason");
        String code = reason.text("code");
        return !code.isBlank() && !(code.equals("OTHER") && reason.text("note").isBlank());
    }
}
