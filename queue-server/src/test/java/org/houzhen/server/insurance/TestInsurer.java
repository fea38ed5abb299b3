package org.houzhen.server.insurance;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.CoPayer;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.wire.Split;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** For tests of money: the real desk before an insurer in memory, who keeps its books while each message may break. */
public final class TestInsurer implements InsuranceTransport {
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeInsurer insurer;
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final Fault fault;
    private boolean quiet;
    private boolean silenceIsYes;
    private String swallowed = "";
    private InsuranceDesk desk;
    private CaseBook book;

    public TestInsurer(Fault fault) {
        this(fault, 0);
    }

    /** @param first of the numbers it gives */
    public TestInsurer(Fault fault, int first) {
        this.fault = fault;
        this.insurer = new FakeInsurer(first);
    }

    /** Quotes and settles an order while nothing breaks. */
    public PaymentOrder.Cover settle(CoPayer payer, PaymentOrder order) {
        quiet = true;
        Split split = done(payer.quote(order));
        var cover = new PaymentOrder.Cover(split, done(payer.settle(order)));
        quiet = false;
        return cover;
    }

    private static <T> T done(Answer<T> answer) {
        return ((Answer.Done<T>) answer).value();
    }

    /** Takes nothing back until it is said again. */
    public void keeps(boolean keeps) {
        insurer.keeps(keeps);
    }

    /** The account is nearly empty, so that something is left to pay; before the quote, or after it. */
    public void spends() {
        insurer.spends();
    }

    public void expels() {
        insurer.expels();
    }

    /** What was settled can only be taken back by its number. */
    public void forgetsMessages() {
        insurer.forgetsMessages();
    }

    /** A planted defect between the desk and the insurer: a lost answer is taken for yes. */
    public void silenceIsYes() {
        silenceIsYes = true;
    }

    /** A planted defect between the desk and the insurer: one transaction (infno) is answered and forgotten. */
    public void swallows(String infno) {
        swallowed = infno;
    }

    public int settled() {
        return insurer.settled();
    }

    /** What holds no money but is to be given up as well: visits, and lines that were charged. */
    public int leftOpen() {
        return insurer.visits() + insurer.charged();
    }

    /** What it holds, whose numbers nobody asks for. */
    public String books() {
        return insurer.books();
    }

    /** What it holds under the numbers that a case knows, and whether it would answer that message from memory. */
    public String books(String visit, String settlement, String message) {
        return insurer.books(visit, settlement, message) + ", answered " + answers.containsKey(message);
    }

    public List<String> wrong() {
        return insurer.wrong();
    }

    /** As after a start of the server. */
    public CoPayer start(DataSource store, Clock clock) {
        book = book(store, clock);
        desk = new InsuranceDesk(book, new Insurer(line(this, book, clock)));
        return new Payer(desk);
    }

    /** The one of the last start. */
    public InsuranceDesk desk() {
        return desk;
    }

    static InsuranceDesk desk(InsuranceTransport transport, DataSource store, Clock clock) {
        CaseBook book = book(store, clock);
        return new InsuranceDesk(book, new Insurer(line(transport, book, clock)));
    }

    private static CaseBook book(DataSource store, Clock clock) {
        var numbers = new MessageNumbers(settings().institution(), clock, VirtualClock.ZONE);
        return new CaseBook(JdbcClient.create(store), new PowerTransactions(store), numbers, clock);
    }

    private static InsurerLine line(InsuranceTransport transport, CaseBook book, Clock clock) {
        return new InsurerLine(transport, book, settings(), clock, VirtualClock.ZONE);
    }

    static InsuranceSettings settings() {
        return new InsuranceSettings(
                "H11010500001",
                "县医院",
                "110105",
                "",
                "houzhen",
                URI.create("http://127.0.0.1"),
                null,
                null,
                new InsuranceSettings.Statement("", "11", List.of("310", "390")),
                List.of("不存在"));
    }

    /** What the loop does every half minute with an order that is ending; those of other tests lie in the same store. */
    public void finishEnding(String order) {
        book.find(order).filter(InsuranceCase::ending).ifPresent(at -> desk.undo(order));
    }

    private record Payer(InsuranceDesk desk) implements CoPayer {
        @Override
        public Answer<Split> quote(PaymentOrder order) {
            return desk.quote(order.tradeNo().value(), claim(order));
        }

        @Override
        public Answer<String> settle(PaymentOrder order) {
            return desk.settle(order.tradeNo().value(), claim(order));
        }

        @Override
        public Answer<Boolean> stands(PaymentOrder order) {
            return desk.stands(order.tradeNo().value());
        }

        @Override
        public Answer<Boolean> undo(PaymentOrder order) {
            return desk.undo(order.tradeNo().value());
        }

        @Override
        public Answer<Boolean> giveUp(PaymentOrder order) {
            return desk.giveUp(order.tradeNo().value());
        }
    }

    private static Claim claim(PaymentOrder order) {
        return new Claim(
                "R1",
                Claim.Care.OUTPATIENT,
                Claim.Credential.residentCard(FakeInsurer.PERSON, "张三"),
                new Claim.Doctor("D1", "李医生", "0101", "心内科门诊", "A03.04"),
                LocalDateTime.of(2026, 11, 22, 9, 0),
                List.of(new Claim.Diagnosis("I10.x00", "原发性高血压")),
                List.of(new Claim.Fee(order.tradeNo() + "-1", "B1", "001", "血常规", 1, order.total(), order.total())));
    }

    /** Heard twice, a message is answered as it was. Signing in, which depends on the day, always goes well. */
    @Override
    public JsonNode carry(ObjectNode envelope, Duration patience) throws SilenceException {
        String infno = envelope.path("infno").asString("");
        if (quiet || infno.equals(Transaction.SIGN_IN.infno())) {
            return insurer.carry(envelope, patience);
        }
        if (infno.equals(swallowed)) {
            return JSON.createObjectNode().put("infcode", 0);
        }
        String message = envelope.path("msgid").asString("");
        Answer<JsonNode> answer = fault.during(
                true, () -> Answer.done(answers.computeIfAbsent(message, first -> insurer.carry(envelope, patience))));
        if (answer instanceof Answer.Unknown<JsonNode> lost) {
            return silence(lost.reason());
        }
        return answer.match(
                value -> value,
                refusal -> JSON.createObjectNode().put("infcode", -1).put("err_msg", refusal.advice()),
                reason -> null);
    }

    private JsonNode silence(String reason) throws SilenceException {
        if (silenceIsYes) {
            return JSON.createObjectNode().put("infcode", 0);
        }
        throw new SilenceException(reason);
    }
}
