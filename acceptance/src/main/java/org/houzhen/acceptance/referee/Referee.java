package org.houzhen.acceptance.referee;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.wire.Board;
import org.houzhen.wire.TicketPath;

/**
 * Reads the journal's facts alone and says what is wrong. It uses none of the code that decides: it knows the rules in
 * force from the hospital, not from the server, and finds out again who had to be next.
 */
public final class Referee {
    private static final Set<String> MAY_CHANGE_CALLS = Set.of(
            "ticket-called",
            "ticket-entered",
            "ticket-finished",
            "ticket-missed",
            "ticket-no-show",
            "ticket-parked",
            "ticket-transferred",
            "ticket-unfinished",
            "ticket-cancelled",
            "ticket-restored",
            "room-moved");

    private final Function<String, RuleSet> rules;
    private final ZoneId zone;
    private final Map<String, Sheet> sheets = new TreeMap<>();
    private final Map<String, AreaNote> areas = new HashMap<>();
    private final TransferReferee transfers = new TransferReferee(areas);
    private final Map<UUID, List<String>> written = new HashMap<>();
    private final Map<UUID, Answer.Done> acknowledged = new HashMap<>();
    private final Set<UUID> refused = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final List<JournalEntry> read = new ArrayList<>();
    private final AuditedChain chain = new AuditedChain();
    private final Map<UUID, Meant> meant = new HashMap<>();
    private int seen;
    private int dated;

    public Referee(Function<String, RuleSet> rules, ZoneId zone) {
        this.rules = rules;
        this.zone = zone;
    }

    /** One area on one day, and who judges which kind of fact there. */
    private record Sheet(AreaNote area, CallReferee calls, WhyReferee why, Map<String, Consumer<Told>> judgements) {}

    /** For whom a press was: a room, and the number its page showed there, empty for nobody. */
    private record Meant(String stream, String room, String number) {
        boolean isThere(AreaNote area) {
            RoomNote found = area.rooms.get(room);
            return found != null && found.inside.equals(number);
        }

        String whom() {
            return number.isEmpty() ? "nobody" : number;
        }
    }

    public List<String> violations() {
        return violations;
    }

    /** How often somebody who had waited longer was passed, by rule. */
    public Map<String, Integer> overtakes() {
        Map<String, Integer> all = new TreeMap<>();
        sheets.values()
                .forEach(sheet -> sheet.area.overtakes.forEach((rule, count) -> all.merge(rule, count, Integer::sum)));
        return all;
    }

    /** How many reasons why one is before another were judged, by what puts him there. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> all = new TreeMap<>();
        sheets.values()
                .forEach(
                        sheet -> sheet.why.judged().forEach((ground, count) -> all.merge(ground, count, Integer::sum)));
        return all;
    }

    /** Dates the violations found since it was last told the step. */
    public void at(int step) {
        for (; dated < violations.size(); dated++) {
            violations.set(dated, "step " + step + ": " + violations.get(dated));
        }
    }

    /**
     * Reads what was written since it last looked.
     *
     * @param size how many entries the journal has now
     */
    public void read(int size, List<JournalEntry> fresh) {
        if (size < seen) {
            violations.add("journal: " + (seen - size) + " entries that were read before are gone");
        }
        seen = size;
        read.addAll(fresh);
        audit(chain, fresh);
        Set<Sheet> changed = new HashSet<>();
        fresh.forEach(entry -> changed.add(read(entry)));
        transfers.judge(fresh);
        if (!fresh.isEmpty()) {
            long now = fresh.get(fresh.size() - 1).fact().at().toEpochMilli();
            changed.stream()
                    .filter(sheet -> sheet.calls.leavesSomebodyInTheHall(sheet.area.steady(now)))
                    .forEach(sheet ->
                            violations.add(sheet.area.stream + ": a door is free and somebody stays in the hall"));
        }
    }

    private void audit(AuditedChain by, List<JournalEntry> entries) {
        by.firstBroken(entries)
                .ifPresent(entry -> violations.add("journal " + entry.stream() + "@" + entry.position()
                        + ": does not follow from what was written before it"));
    }

    private Sheet read(JournalEntry entry) {
        Sheet sheet = sheets.computeIfAbsent(entry.stream().value(), this::sheet);
        AreaNote area = sheet.area;
        Told clock = Told.of(entry);
        Told told = clock.happenedAt(area.steady(clock.at()));
        LocalDate day = told.entry().fact().at().atZone(zone).toLocalDate();
        area.claim(area.stream.endsWith(day.toString()), told, "is a fact of " + day);
        boolean opensAgain =
                told.type().equals("ticket-restored") || told.type().equals("day-reopened");
        area.claim(area.closed == opensAgain, told, area.closed ? "the day is over (RULES 14)" : "the day is open");
        area.claim(!entry.hash().equals(area.lastHash), told, "stands there twice");
        area.now = told.at();
        isForWhomItWas(area, told);
        int before = violations.size();
        try {
            sheet.judgements.get(told.type()).accept(told);
        } catch (RuntimeException e) {
            area.claim(violations.size() > before, told, "makes no sense: " + e);
        }
        area.before = told;
        area.lastHash = entry.hash();
        noteBoard(area, told);
        written.computeIfAbsent(told.cause(), id -> new ArrayList<>()).add(told.type() + " " + told.text("number"));
        return sheet;
    }

    /** Somebody presses in a room and says whom the page shows there: it counts for that one and for nobody else. */
    public void pressed(String area, Call.AsSeen press) {
        String number = press.seen().map(TicketNumber::value).orElse("");
        String stream = "area/" + area + "/" + press.cause().at().atZone(zone).toLocalDate();
        meant.put(press.cause().command(), new Meant(stream, press.room().value(), number));
    }

    private void isForWhomItWas(AreaNote area, Told told) {
        Meant press = meant.remove(told.cause());
        if (press != null && !press.isThere(area)) {
            area.claim(false, told, "was pressed while room " + press.room + " had " + press.whom());
        }
    }

    private static void noteBoard(AreaNote area, Told told) {
        Map<String, String> last = area.openCalls.get(area.openCalls.size() - 1);
        area.openCalls.add(MAY_CHANGE_CALLS.contains(told.type()) ? area.openNow() : last);
    }

    private Sheet sheet(String stream) {
        AreaNote area = new AreaNote(stream, rules.apply(stream.split("/")[1]), violations::add);
        areas.put(stream, area);
        CallReferee calls = new CallReferee(area);
        Map<String, Consumer<Told>> judgements = new HashMap<>(calls.judgements());
        judgements.putAll(new RoomReferee(area, calls).judgements());
        var extras = new ExtraReferee(area);
        judgements.putAll(extras.judgements());
        judgements.putAll(new TicketReferee(area, extras).judgements());
        return new Sheet(area, calls, new WhyReferee(area, zone, violations::add), judgements);
    }

    /** Somebody got this answer to this command; it must be in the journal once, and be given again to whoever repeats it. */
    public void acknowledged(UUID command, Answer answer) {
        answer.match(
                done -> done.facts().isEmpty()
                        || (done.repeated() && !written.containsKey(command))
                        || isKept(command, done),
                no -> isNothing(command, no));
    }

    /** Somebody sent another command under the id of one that was done: it is refused as such, and nothing is done. */
    public void reused(UUID command, Answer answer) {
        String said = answer.match(done -> "done", no -> no.refusal().name());
        if (!said.equals("IDEMPOTENCY_KEY_REUSED")) {
            violations.add("command " + command + ": another one under its id was answered " + said);
        }
        if (acknowledged.containsKey(command)) {
            isWritten(command, acknowledged.get(command));
        }
    }

    /** However often somebody had to repeat a press, and whatever it was called, it was done under its last name or not. */
    public void doneOnce(List<UUID> names) {
        names.subList(0, names.size() - 1).stream()
                .filter(written::containsKey)
                .forEach(name -> violations.add("command " + name + ": was done, and was done or refused again as "
                        + names.get(names.size() - 1)));
    }

    private boolean isKept(UUID command, Answer.Done done) {
        Answer.Done first = acknowledged.putIfAbsent(command, done);
        if (first != null && !first.facts().equals(done.facts())) {
            violations.add("command " + command + ": was answered " + first.facts() + " and then " + done.facts());
        }
        if (refused.contains(command) && done.repeated()) {
            violations.add("command " + command + ": was refused, and was done after all");
        }
        return isWritten(command, done);
    }

    private boolean isWritten(UUID command, Answer.Done done) {
        int times = written.getOrDefault(command, List.of()).size();
        if (times != done.facts().size()) {
            violations.add("command " + command + ": was acknowledged with "
                    + done.facts().size() + " facts, and the journal holds " + times + ": " + kinds(done));
        }
        return times == done.facts().size();
    }

    private static String kinds(Answer.Done done) {
        return done.facts().stream()
                .map(fact -> fact.getClass().getSimpleName()
                        + fact.about().map(number -> " " + number).orElse(""))
                .collect(Collectors.joining(", "));
    }

    private boolean isNothing(UUID command, Answer.Refused no) {
        refused.add(command);
        Meant press = meant.get(command);
        Sheet sheet = press == null ? null : sheets.get(press.stream);
        if (no.refusal() == Refusal.ROOM_HAS_CHANGED && sheet != null && press.isThere(sheet.area)) {
            violations.add("command " + command + ": was refused as late, and the room has whom it was for");
        }
        if (written.containsKey(command)) {
            violations.add("command " + command + ": was refused with " + no.refusal() + ", and is in the journal");
        }
        return true;
    }

    /** Somebody pressed again and again and got nothing. */
    public void unanswered(String area, int tries) {
        violations.add("area " + area + ": the server did not answer " + tries + " times");
    }

    /**
     * A screen got this: every call on it is open in the journal at that position, and no other is. Before its first entry
     * an area has no open call, also when that entry was lost and the area is still unknown.
     */
    public void shown(Board board) {
        Sheet sheet = sheets.get(board.epoch());
        List<Map<String, String>> openCalls = sheet == null ? List.of(Map.of()) : sheet.area.openCalls;
        if (board.position() >= openCalls.size()) {
            violations.add("board " + board.epoch() + "@" + board.position() + ": shows what is not in the journal");
            return;
        }
        Map<String, String> open = openCalls.get((int) board.position());
        Map<String, String> shown = new HashMap<>();
        board.calls().forEach(call -> shown.put(call.room(), call.ticket() + " " + call.id()));
        if (!open.equals(shown)) {
            violations.add(
                    "board " + board.epoch() + "@" + board.position() + ": shows " + shown + ", open are " + open);
        }
    }

    /** The server has let time pass there: no window that nobody uses is left open while somebody waits (RULES 10). */
    public void timePassed(String area, Instant now) {
        Sheet sheet = sheets.get("area/" + area + "/" + now.atZone(zone).toLocalDate());
        if (sheet != null) {
            sheet.calls
                    .idleWindows(sheet.area.steady(now.toEpochMilli()))
                    .forEach(room -> violations.add(
                            sheet.area.stream + ": window " + room + " idles and has not paused (RULES 10)"));
        }
    }

    /** Numbers of an area on the day of this moment whose explanations are worth a look. */
    public List<String> worthAsking(String area, Instant now) {
        Sheet sheet = sheets.get("area/" + area + "/" + now.atZone(zone).toLocalDate());
        return sheet == null ? List.of() : sheet.why.worthAsking();
    }

    /** A desk was told this of a number that waits. */
    public void explained(String area, String number, Optional<TicketPath> path) {
        Sheet sheet = path.map(told -> sheets.get(told.epoch())).orElse(null);
        if (sheet == null) {
            violations.add("area " + area + ": nobody explains where " + number + " stands");
        } else {
            sheet.why.judge(number, path.orElseThrow());
        }
    }

    /** What is written must be readable. */
    public void doesNotStart(String why) {
        violations.add("the server does not start again: " + why);
    }

    /** At the end: whatever was ever acknowledged is still there, and nothing is there twice. */
    public void close(List<JournalEntry> journal) {
        if (!journal.equals(read)) {
            audit(new AuditedChain(), journal); // Something was lost or changed after he had read it.
        }
        acknowledged.forEach(this::isWritten);
        Map<UUID, List<String>> found = new HashMap<>();
        journal.forEach(entry -> found.computeIfAbsent(entry.fact().cause(), id -> new ArrayList<>())
                .add(entry.stream() + "@" + entry.position()));
        acknowledged.forEach((command, done) -> {
            if (found.getOrDefault(command, List.of()).size() != done.facts().size()) {
                violations.add("command " + command + ": was acknowledged, and the journal no longer holds it");
            }
        });
    }
}
