package org.houzhen.server.insurance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.houzhen.server.channel.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts what is said into the insurer's envelope and tells done, refused and unknown apart. What the insurer writes in
 * words may name people; it goes nowhere.
 */
final class InsurerLine {
    private static final Logger LOG = LoggerFactory.getLogger(InsurerLine.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SELF_SERVICE = "2";
    private static final String ADVICE = "医保没有受理。请改为自费支付，或到人工窗口办理。";

    private final InsuranceTransport transport;
    private final CaseBook book;
    private final InsuranceSettings settings;
    private final Clock clock;
    private final ZoneId zone;
    private volatile SignedIn signedIn = new SignedIn(LocalDate.MIN, "");

    private record SignedIn(LocalDate day, String number) {}

    InsurerLine(InsuranceTransport transport, CaseBook book, InsuranceSettings settings, Clock clock, ZoneId zone) {
        this.transport = transport;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** One message whose number is stored. */
    record Message(String id, Transaction transaction, String insuredPlace) {}

    /** Signs in where that has not been done today; nothing is said before. */
    Answer<Boolean> ready() {
        return signNumber().map(number -> true);
    }

    /** Says it; the answer's {@code output}, or a refusal whose code says what the insurer's words mean to us. */
    Answer<JsonNode> say(Message message, Map<String, ?> input) {
        return send(message, signedIn.number(), input);
    }

    private Answer<JsonNode> send(Message message, String sign, Map<String, ?> input) {
        Answer<JsonNode> answer = exchange(envelope(message, sign, input), message.transaction());
        answer.match(
                done -> end(message, "DONE", ""),
                refusal -> end(message, "REFUSED", refusal.code()),
                reason -> end(message, "UNKNOWN", reason));
        return answer;
    }

    private boolean end(Message message, String state, String note) {
        book.end(message.id(), state, note);
        return true;
    }

    private Answer<JsonNode> exchange(ObjectNode envelope, Transaction transaction) {
        try {
            JsonNode answer = transport.carry(envelope, transaction.patience());
            return switch (answer.path("infcode").asString("")) {
                case "0" -> Answer.done(answer.path("output"));
                case "" -> Answer.unknown("no infcode");
                default -> refused(answer.path("err_msg").asString(""), transaction);
            };
        } catch (InsuranceTransport.SilenceException e) {
            LOG.warn("insurer: {} has no answer: {}", transaction, e.getMessage());
            return Answer.unknown(e.getMessage());
        }
    }

    private Answer<JsonNode> refused(String words, Transaction transaction) {
        boolean nothingThere = settings.nothingThere().stream().anyMatch(words::contains);
        LOG.info("insurer: {} refused{}", transaction, nothingThere ? ", nothing there" : "");
        return Answer.refused(nothingThere ? Insurer.NOTHING_THERE : "INSURANCE_REJECTED", ADVICE);
    }

    private ObjectNode envelope(Message message, String sign, Map<String, ?> input) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("infno", message.transaction().infno());
        envelope.put("msgid", message.id());
        envelope.put("mdtrtarea_admvs", settings.place());
        envelope.put("insuplc_admdvs", message.insuredPlace());
        envelope.put("recer_sys_code", settings.receiver());
        envelope.put("dev_no", "");
        envelope.put("dev_safe_info", "");
        envelope.put("cainfo", "");
        envelope.put("signtype", "");
        envelope.put("infver", "V1.0");
        envelope.put("opter_type", SELF_SERVICE);
        envelope.put("opter", settings.operator());
        envelope.put("opter_name", settings.operator());
        envelope.put("inf_time", TIME.format(LocalDateTime.ofInstant(clock.instant(), zone)));
        envelope.put("fixmedins_code", settings.institution());
        envelope.put("fixmedins_name", settings.institutionName());
        envelope.put("sign_no", sign);
        envelope.set("input", JSON.valueToTree(input));
        return envelope;
    }

    /** The number of today's sign-in; asked for once a day, after a restart again, and twice does no harm. */
    private Answer<String> signNumber() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (signedIn.day().equals(today)) {
            return Answer.done(signedIn.number());
        }
        var message = new Message(book.begin("", Transaction.SIGN_IN), Transaction.SIGN_IN, "");
        var input = Map.of("signIn", Map.of("opter_no", settings.operator(), "mac", "", "ip", ""));
        Answer<String> answer = send(message, "", input)
                .map(output -> output.path("signinoutb").path("sign_no").asString(""));
        answer.match(number -> signedIn = new SignedIn(today, number), refusal -> null, reason -> null);
        return answer;
    }
}
