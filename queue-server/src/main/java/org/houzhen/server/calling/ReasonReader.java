package org.houzhen.server.calling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.web.PlainText;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.words.Reasons;
import org.houzhen.wire.DeskReason;
import org.houzhen.wire.GiveExtra;

/** Reads the reason a desk gives: a code that fits what is done, and a note that the journal may keep for ever. */
final class ReasonReader {
    /** A telephone, card or identity number; numbers of tickets and rooms are shorter. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,}");

    private static final int NAME_MIN = 2;

    private final Areas areas;
    private final PatientNames names;

    ReasonReader(Areas areas, PatientNames names) {
        this.areas = areas;
        this.names = names;
    }

    /** An {@link Reason.Code#OTHER} without a note is the engine's to refuse. Blocks. */
    Reason read(String area, TicketNumber ticket, DeskReason body, Reasons.Use use) {
        return new Reason(code(body.reason(), use), note(area, body.note(), Optional.of(ticket)));
    }

    /** For what concerns no one ticket. Blocks. */
    Reason read(String area, DeskReason body, Reasons.Use use) {
        return new Reason(code(body.reason(), use), note(area, body.note()));
    }

    /** For one who has no number yet. Blocks. */
    Reason read(String area, GiveExtra body, String patient) {
        Reason.Code code = code(body.reason(), Reasons.Use.EXTRA);
        String note = note(area, body.note(), Optional.empty());
        if (note.contains(patient)) {
            throw namesPatient();
        }
        return new Reason(code, note);
    }

    /** The reason for something that concerns no one ticket, in the person's own words. Blocks. */
    String note(String area, String text) {
        return note(area, text, Optional.empty());
    }

    private String note(String area, String text, Optional<TicketNumber> ticket) {
        String note = Optional.ofNullable(text).orElse("").strip();
        if (note.length() > Reason.NOTE_MAX) {
            throw new ProblemException("REASON_NOTE_TOO_LONG", "补充说明不能超过 " + Reason.NOTE_MAX + " 个字，请写短一些。", 400);
        }
        ProblemException.require(PlainText.isPlain(note));
        if (!note.isEmpty() && namesSomebody(area, ticket, note)) {
            throw namesPatient();
        }
        return note;
    }

    private static ProblemException namesPatient() {
        return new ProblemException("REASON_NOTE_NAMES_PATIENT", "补充说明会长期保存，不能写患者姓名、证件号或电话，请改写成排队号码。", 409);
    }

    private static Reason.Code code(String name, Reasons.Use use) {
        Reason.Code code = code(name);
        if (!use.takes(code)) {
            throw new ProblemException("REASON_DOES_NOT_FIT", "这个原因不能用于这项操作，请从列表中另选一个。", 409);
        }
        return code;
    }

    private static Reason.Code code(String name) {
        if (name == null || name.isBlank()) {
            throw new ProblemException("REASON_CODE_MISSING", "请从列表中选择原因。如果没有列表，请刷新页面。", 400);
        }
        return Arrays.stream(Reason.Code.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException("REASON_UNKNOWN", "没有这个原因，请刷新页面后从列表中选择。", 400));
    }

    /** Whoever has a number in this area today, as far as their names are known here, and this ticket's patient in any case. */
    private boolean namesSomebody(String area, Optional<TicketNumber> ticket, String note) {
        if (LONG_NUMBER.matcher(note).find()) {
            return true;
        }
        List<String> patients = areas.ask(
                area,
                moment -> moment.state().tickets().stream()
                        .map(each -> each.issued().patient())
                        .distinct()
                        .toList());
        Optional<String> own = areas.ask(
                area,
                moment -> ticket.flatMap(moment.state()::ticket)
                        .map(found -> found.issued().patient()));
        own.ifPresent(names::of);
        return patients.stream()
                .flatMap(patient -> names.known(patient).stream())
                .anyMatch(name -> name.length() >= NAME_MIN && note.contains(name));
    }
}
