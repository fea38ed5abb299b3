package org.houzhen.kiosk.start;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;

/** What can be done at this terminal right now, and what keeps the rest from working. */
final class Menu {
    private final Map<Part, DeviceStatus> devices;
    private final boolean online;
    private final Set<String> services;

    /** @param services what the server can do beside what every one can */
    Menu(Map<Part, DeviceStatus> devices, boolean online, Set<String> services) {
        this.services = services;
        this.devices = devices;
        this.online = online;
    }

    List<View.Start.Item> items() {
        return Stream.of(Flow.values()).filter(this::isOffered).map(this::item).toList();
    }

    boolean allows(Flow flow) {
        return isOffered(flow) && item(flow).available();
    }

    private boolean isOffered(Flow flow) {
        boolean everywhere = flow != Flow.EBILLS && flow != Flow.WINDOW;
        return everywhere || services.contains(flow.name());
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
            case REGISTER, PAY_BILLS, RETURN -> noCardReader().or(() -> unusable(Part.RECEIPT));
            case EBILLS -> noCardReader().or(() -> unusable(Part.RECEIPT).filter(paper -> !usable(Part.REPORT)));
            case PRINT_REPORTS -> noCardReader().or(() -> unusable(Part.REPORT));
            case SIGN_IN -> unusable(Part.SCANNER).flatMap(scanner -> noCardReader());
            case WINDOW -> noCardReader();
        };
    }

    /** Either card tells who somebody is; if neither can be read, the reader that is there is the one to name. */
    private Optional<Part> noCardReader() {
        if (usable(Part.ID_CARD) || usable(Part.SOCIAL_CARD)) {
            return Optional.empty();
        }
        boolean onlySocial = devices.containsKey(Part.SOCIAL_CARD) && !devices.containsKey(Part.ID_CARD);
        return Optional.of(onlySocial ? Part.SOCIAL_CARD : Part.ID_CARD);
    }

    private Optional<Part> unusable(Part part) {
        return usable(part) ? Optional.empty() : Optional.of(part);
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
