package org.houzhen.kiosk.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;

/** What can be done at this terminal right now, and what keeps the rest from working. */
final class Menu {
    private final Map<Part, DeviceStatus> devices;
    private final boolean online;

    Menu(Map<Part, DeviceStatus> devices, boolean online) {
        this.devices = devices;
        this.online = online;
    }

    List<View.Start.Item> items() {
        return Stream.of(Flow.values()).map(this::item).toList();
    }

    boolean allows(Flow flow) {
        return item(flow).available();
    }

    private View.Start.Item item(Flow flow) {
        if (!online) {
            return new View.Start.Item(flow, false, "SERVER", "OFFLINE");
        }
        return missing(flow)
                .map(part -> new View.Start.Item(flow, false, part.name(), reason(part)))
                .orElseGet(() -> new View.Start.Item(flow, true, "", ""));
    }

    private Optional<Part> missing(Flow flow) {
        return switch (flow) {
            case REGISTER, PAY_BILLS -> firstUnusable(Part.ID_CARD, Part.RECEIPT);
            case PRINT_REPORTS -> firstUnusable(Part.ID_CARD, Part.REPORT);
            case SIGN_IN -> firstUnusable(Part.SCANNER).flatMap(scanner -> firstUnusable(Part.ID_CARD));
        };
    }

    private Optional<Part> firstUnusable(Part... parts) {
        return Stream.of(parts).filter(part -> !usable(part)).findFirst();
    }

    private boolean usable(Part part) {
        return Optional.ofNullable(devices.get(part))
                .filter(DeviceStatus::isUsable)
                .isPresent();
    }

    private String reason(Part part) {
        return Optional.ofNullable(devices.get(part))
                .map(status -> status.reason().name())
                .orElse("ABSENT");
    }
}
