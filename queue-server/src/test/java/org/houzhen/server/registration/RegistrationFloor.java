package org.houzhen.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.follow.OrderViews;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.payment.Cashier;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Register;
import org.houzhen.wire.Sex;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Patients who register at a terminal of the reference hospital on a Monday morning. */
final class RegistrationFloor implements AutoCloseable {
    static final Instant MORNING = Instant.parse("2026-11-22T23:30:00Z"); // Monday, 07:30 in the hospital.
    static final Principal KIOSK = () -> "kiosk-1";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    final ConfigurableApplicationContext server;
    final RegistrationController controller;
    final Cashier cashier;
    final TillChannel till;

    private final OutpatientScheduling scheduling;
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    RegistrationFloor(Path folder) {
        server = new SpringApplicationBuilder(RegistrationIT.Slice.class)
                .run("--houzhen.data=" + folder, "--spring.main.web-application-type=none");
        controller = server.getBean(RegistrationController.class);
        cashier = server.getBean(Cashier.class);
        till = server.getBean(TillChannel.class);
        scheduling = server.getBean(OutpatientScheduling.class);
    }

    static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", MORNING);
    }

    static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    String patient() {
        var document =
                new IdentityDocument(IdentityDocument.Type.PASSPORT, String.format("E9%07d", people.incrementAndGet()));
        var patient = new NewPatient("张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        return done(server.getBean(PatientIndex.class).create(context(), patient))
                .id();
    }

    List<Slot> slots() {
        String session = scheduling
                .sessions(context(), "C02", LocalDate.of(2026, 11, 23))
                .get(0)
                .id();
        return scheduling.slots(context(), session);
    }

    /** Of a slot that nobody has asked for yet. */
    Register wish(String patient) {
        Slot slot = slots().get(taken.getAndIncrement());
        return new Register(patient, slot.sessionId(), slot.id());
    }

    OrderView register(Register wish) {
        return controller.register(UUID.randomUUID(), wish, KIOSK);
    }

    void pay(OrderView order) {
        cashier.learn("WECHAT", till.pay(new TradeNo(order.tradeNo())));
    }

    OrderView now(OrderView order) {
        return OrderViews.of(cashier.find(new TradeNo(order.tradeNo())).orElseThrow());
    }

    OrderView becomes(OrderView order, OrderState state) {
        await().atMost(LIMIT).until(() -> now(order).state() == state);
        return now(order);
    }

    OrderView registered(String patient) {
        OrderView order = register(wish(patient));
        pay(order);
        return becomes(order, OrderState.DONE);
    }

    @Override
    public void close() {
        server.close();
    }
}
