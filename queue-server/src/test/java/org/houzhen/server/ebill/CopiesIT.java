package org.houzhen.server.ebill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.InMemory;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.store.Store;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesIT {
    private static final TradeNo ORDER = new TradeNo("HZ20261122AAAA");
    private static final EBillPlatform.Paper PAPER =
            new EBillPlatform.Paper("3301", "0008000001", "a1b2c3", "http://127.0.0.1/bill/x");

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-22T01:00:00Z"));
    private Store store;
    private EBillBook book;
    private Copies copies;
    private EBill bill;

    @BeforeEach
    void open(@TempDir(factory = InMemory.class) Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        book = new EBillBook(store.jdbc(), store.transactions(), clock);
        copies = new Copies(book, store.jdbc(), store.transactions(), clock, VirtualClock.ZONE);
        book.oweFirst(ORDER, "P1");
        var standing = new EBill.Standing(new Money(1_250), List.of());
        bill = EBill.owed(ORDER, 1, "REGISTRATION", standing, clock.instant());
        book.insert(bill);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private OrderView print(UUID key) {
        return copies.order("kiosk-1", key, "P1", ORDER.value());
    }

    @Test
    void aSecondCopySaysSoAndARepeatedRequestIsTheSameCopy() {
        book.store(bill.issued(PAPER), "ISSUED");
        UUID first = UUID.randomUUID();

        assertThat(print(first)).isEqualTo(print(first));
        assertThat(print(first).slip().title()).doesNotContain("补打");
        assertThat(print(first).slip().ebill().number()).isEqualTo(PAPER.number());
        OrderView second = print(UUID.randomUUID());

        assertThat(second.slip().title()).contains("补打");
        assertThat(second.slip().rows())
                .anySatisfy(row -> assertThat(row.value()).isEqualTo("第 2 次打印"));
        assertThat(copies.of("P1").get(0).copies()).isEqualTo(2);
    }

    @Test
    void aTerminalFollowsItsOwnCopiesUntilTheirEndIsReported() {
        book.store(bill.issued(PAPER), "ISSUED");
        OrderView copy = print(UUID.randomUUID());

        assertThat(copies.unsettled("kiosk-1")).containsExactly(copy);
        assertThat(copies.find("kiosk-1", copy.tradeNo())).contains(copy);
        assertThat(copies.unsettled("kiosk-2")).isEmpty();
        assertThat(copies.find("kiosk-2", copy.tradeNo())).isEmpty();
        copies.slipPrinted(copy.tradeNo());
        assertThat(copies.unsettled("kiosk-1")).isEmpty();
    }

    @Test
    void whatIsNotIssuedTakenBackOrSomebodyElsesIsNotPrinted() {
        assertThatThrownBy(() -> print(UUID.randomUUID())).hasMessage("EBILL_PENDING");
        assertThatThrownBy(() -> copies.order("kiosk-1", UUID.randomUUID(), "P2", ORDER.value()))
                .hasMessage("EBILL_NOT_FOUND");
        EBill issued = book.store(bill.issued(PAPER), "ISSUED");
        book.store(issued.flushing(), "FLUSHING");
        assertThatThrownBy(() -> print(UUID.randomUUID())).hasMessage("EBILL_TAKEN_BACK");
        assertThat(copies.of("P1"))
                .singleElement()
                .satisfies(view -> assertThat(view.state()).isEqualTo("TAKEN_BACK"));
    }

    @Test
    void aSheetIsCountedWithTheSlipsAndIsNoOrderThatATerminalFollows() {
        book.store(bill.issued(PAPER), "ISSUED");
        print(UUID.randomUUID());
        UUID key = UUID.randomUUID();

        Copies.Copy sheet = copies.count("kiosk-1", key, "P1", ORDER.value(), Copies.Medium.SHEET);

        assertThat(sheet.seq()).isEqualTo(2);
        assertThat(copies.count("kiosk-1", key, "P1", ORDER.value(), Copies.Medium.SHEET))
                .isEqualTo(sheet);
        assertThat(copies.unsettled("kiosk-1")).hasSize(1);
        assertThat(copies.find("kiosk-1", sheet.number())).isEmpty();
        assertThat(copies.copy("kiosk-1", sheet.number(), Copies.Medium.SHEET)).contains(sheet);
        assertThat(copies.copy("kiosk-2", sheet.number(), Copies.Medium.SHEET))
                .as("another terminal's")
                .isEmpty();
        assertThat(copies.of("P1"))
                .singleElement()
                .satisfies(view -> assertThat(view.copies()).isEqualTo(2));
    }
}
