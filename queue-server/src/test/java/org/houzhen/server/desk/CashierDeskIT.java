package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;
import org.junit.jupiter.api.Test;

/** The cashier's windows in a browser, before the whole server and its hospital. */
class CashierDeskIT extends StationHouse {
    /** As a terminal takes it for whoever laid their card. */
    private static String takesNumber(String patient) {
        Station cashier = server.bean(Stations.class).all(context()).stream()
                .filter(station -> station.kind() == Station.Kind.CASHIER)
                .findFirst()
                .orElseThrow();
        Patient person = server.bean(PatientIndex.class).get(context(), patient).orElseThrow();
        return server.bean(StopOffice.class)
                .takeAtWindow(List.of(new StopOffice.Wish(
                        StopId.errand(cashier.id(), UUID.randomUUID()),
                        StopOffice.Place.of(cashier),
                        patient,
                        person.name(),
                        person.ageAt(MONDAY),
                        Optional.empty(),
                        Set.of(),
                        0,
                        0,
                        true)))
                .ticket();
    }

    @Test
    void theCashierCallsWhoeverTookANumberAndSeesWhatTheyOwe() {
        Registration visit = registers("P0000017", "C02");
        done(server.bean(Orders.class)
                .order(context(), new Orders.PlaceOrder(visit.registerNo(), "", List.of("L001", "M001"))));
        assertThat(takesNumber("P0000017")).isEqualTo("J001");
        assertThat(takesNumber("P0000018")).isEqualTo("J002");
        takesNumber("P0000019");
        assertThat(takesNumber("P0000017")).as("the number still waits").isEqualTo("J001");
        assertThat(way("P0000017")).contains("PAY OPEN", "WINDOW WAITING J001");

        signIn("cashier");
        assertThat(page.locator("h1")).hasText("收费窗口");
        button("开放 收费1号窗").click();
        assertThat(page.locator(".room")).hasCount(1);
        button("开放 收费2号窗").click();
        assertThat(page.locator(".room")).hasCount(2);
        assertThat(page.locator("tr.ticket")).hasCount(3);
        pictures("station-cashier");
        Locator first = page.locator(".room").first();
        Locator second = page.locator(".room").nth(1);
        first.getByText("叫下一位").click();
        assertThat(first).containsText("J001");
        assertThat(first).containsText("血常规");
        screens("cashier", "J", "J001");
        first.getByText("已到窗口").click();
        second.getByText("叫下一位").click();
        assertThat(second).containsText("没有待缴的费用");
        second.getByText("材料不齐").click();
        assertThat(task("J002")).containsText("材料已齐，重新排队");
        second.getByText("叫下一位").click();
        assertThat(second).containsText("J003");
        second.getByText("过号").click();
        assertThat(page.locator(".side .aside").first()).containsText("J003");
        pictures("station-cashier-serving");
        english("station-cashier");

        page.locator(".room").first().getByText("办理完成").click();
        assertThat(page.locator("[data-done=J001]")).isVisible();
        assertThat(takesNumber("P0000019")).as("missed, taken again").isEqualTo("J003");
        assertThat(takesNumber("P0000017")).as("settled, another errand").isEqualTo("J004");
        button("收费账务").click();
        assertThat(button("收费窗口")).isVisible();
        screenshot("cashier-accounts");
        button("收费窗口").click();
        assertThat(page.locator("tr.ticket").first()).isVisible();
    }
}
