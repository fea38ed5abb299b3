package org.houzhen.server.insurance;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** One insured order from its quote to its end, with what its patient and the hospital do, and mishaps on the way. */
final class InsuredRun {
    private static final int TRIES_MAX = 30;
    private static final String ORDER_PREFIX = "HZ20261122";
    private static int orders;

    /** What the patient and the hospital do. */
    enum Story {
        PAYS,
        LEAVES,
        HOSPITAL_REFUSES,
        SPENDS_BETWEEN,
        IS_NOT_ENTITLED,
        /** Who they are is known by a secret that no restart survives. */
        PAYS_BY_CREDENTIAL,
        /** Nobody has seen them yet, so nothing is said of what they have. */
        REGISTERS,
        REGISTERS_AND_LEAVES
    }

    private final FailingDataSource store;
    private final VirtualClock clock;
    private final Story story;
    private final FakeInsurer insurer = new FakeInsurer();
    private final Mishaps mishaps;
    private final InsuranceTransport line;
    private final String order = ORDER_PREFIX + "%06d".formatted(++orders);
    private final List<String> wrong = new ArrayList<>();
    private InsuranceDesk desk;
    private boolean standing;
    private boolean stuck;
    private int starts;

    InsuredRun(
            FailingDataSource store,
            VirtualClock clock,
            Story story,
            List<Mishaps.Mishap> plan,
            UnaryOperator<InsuranceTransport> defect) {
        this.store = store;
        this.clock = clock;
        this.story = story;
        this.mishaps = new Mishaps(insurer, plan, store);
        this.line = defect.apply(mishaps);
        start();
    }

    int messages() {
        return mishaps.messages();
    }

    boolean standing() {
        return standing;
    }

    boolean stuck() {
        return stuck;
    }

    private void start() {
        store.powerOn();
        starts++;
        var settings = TestInsurer.settings();
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(store));
        var numbers = new MessageNumbers(settings.institution(), clock, VirtualClock.ZONE);
        var book = new CaseBook(JdbcClient.create(store), transactions, numbers, clock);
        desk = new InsuranceDesk(book, new Insurer(new InsurerLine(line, book, settings, clock, VirtualClock.ZONE)));
    }

    InsuredRun toTheEnd() {
        if (story == Story.IS_NOT_ENTITLED) {
            insurer.expels();
        }
        Optional<Split> quote = decided(() -> desk.quote(order, claim()));
        if (quote.isEmpty() || story.name().endsWith("LEAVES")) {
            return takeBack();
        }
        if (story == Story.SPENDS_BETWEEN) {
            insurer.spends();
        }
        Optional<String> settlement = decided(() -> desk.settle(order, claim()));
        boolean stands = decided(() -> desk.stands(order)).orElse(false);
        check(stands == settlement.isPresent() || stuck, "what stands is not what was answered");
        if (settlement.isEmpty() || story == Story.HOSPITAL_REFUSES) {
            return takeBack();
        }
        standing = true;
        return this;
    }

    private InsuredRun takeBack() {
        decided(() -> desk.undo(order));
        return this;
    }

    /** Asks until there is an answer, across power cuts; empty when it was refused. */
    private <T> Optional<T> decided(Supplier<Answer<T>> question) {
        for (int i = 0; i < TRIES_MAX; i++) {
            Answer<T> answer = surviving(question);
            check(insurer.settled() <= 1, "settled twice");
            if (answer instanceof Answer.Done<T> done) {
                return Optional.of(done.value());
            }
            if (answer instanceof Answer.Refused<T> refused) {
                stuck |= refused.code().equals(InsuranceDesk.STUCK);
                return Optional.empty();
            }
            clock.advance(Duration.ofSeconds(5));
        }
        wrong.add("no end");
        return Optional.empty();
    }

    private <T> Answer<T> surviving(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (PowerCut cut) {
            start();
            return Answer.unknown("power cut");
        } catch (CannotCreateTransactionException e) {
            start();
            return Answer.unknown("power cut before a transaction");
        }
    }

    private Claim claim() {
        boolean registers = story.name().startsWith("REGISTERS");
        return new Claim(
                "R1",
                registers ? Claim.Care.REGISTRATION : Claim.Care.OUTPATIENT,
                shown(),
                new Claim.Doctor("D1", "李医生", "0101", "心内科门诊", "A03.04"),
                LocalDateTime.of(2026, 11, 22, 9, 0),
                registers ? List.of() : List.of(new Claim.Diagnosis("I10.x00", "原发性高血压")),
                List.of(
                        new Claim.Fee("F1", "RX1", "001", "血常规", 1, new Money(2_000), new Money(2_000)),
                        new Claim.Fee("F2", "RX1", "002", "生化全套", 1, new Money(8_000), new Money(8_000))));
    }

    private Claim.Credential shown() {
        if (story != Story.PAYS_BY_CREDENTIAL) {
            return Claim.Credential.residentCard(FakeInsurer.PERSON, "张三");
        }
        return starts == 1
                ? Claim.Credential.electronic("330600ec0001", FakeInsurer.PERSON, "张三")
                : Claim.Credential.gone(FakeInsurer.PERSON, "张三");
    }

    /** What does not add up; empty when all does. */
    List<String> violations(boolean refusalsPlanned) {
        wrong.addAll(insurer.wrong());
        check(!standing || insurer.settled() == 1, "said to stand and does not");
        check(standing || stuck || insurer.settled() == 0, "given up and still settled");
        if (!standing && !refusalsPlanned) {
            check(insurer.charged() == 0, "given up and still charged");
            check(insurer.visits() == 0, "given up and the visit is open");
        }
        check(!stuck || refusalsPlanned, "stuck without cause");
        return wrong;
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
