package org.houzhen.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.kiosk.devices.Part;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an administrator sets on a terminal.
 *
 * @param data the folder for the token and the print journal
 * @param server the hospital's server
 * @param hospital the name on pages and slips
 * @param terminal this terminal's name, such as "一楼大厅 1 号机"
 * @param devices the address of each device by its name; a device without one does not exist here
 * @param signs the address of each LED sign by the name of the screen whose view it shows; mostly none
 * @param face the face check, or absent where it is not wanted
 * @param enrolmentCode the one-time code, or absent
 * @param enrolmentCodeFile a file with the one-time code, which may appear later, or absent
 */
@ConfigurationProperties("houzhen")
record KioskProperties(
        Path data,
        URI server,
        String hospital,
        String terminal,
        ZoneId timeZone,
        Map<String, String> devices,
        Map<String, String> signs,
        Face face,
        String enrolmentCode,
        Path enrolmentCodeFile) {
    private static final int OWNER_LENGTH = 8;

    /**
     * The face check.
     *
     * @param offered whether whoever opens a record is offered it
     * @param models the folder with the networks
     */
    record Face(boolean offered, Path models) {}

    boolean offersFaceCheck() {
        return face != null && face.offered();
    }

    /** The reader decodes photographs only where somebody may be offered the face check. */
    private DeviceAddress address(Part part, String text) {
        var address = DeviceAddress.parse(text);
        if (part == Part.REPORT) {
            return address.with("owner", owner());
        }
        return part == Part.ID_CARD && offersFaceCheck() ? address.with("photo", "yes") : address;
    }

    /** By which jobs are known as this terminal's at a printer of several; of one length, so that none begins like another. */
    private String owner() {
        return UUID.nameUUIDFromBytes(terminal.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, OWNER_LENGTH);
    }

    Map<Part, DeviceAddress> addresses() {
        var addresses = new EnumMap<Part, DeviceAddress>(Part.class);
        Stream.of(Part.values())
                .forEach(part -> Optional.ofNullable(devices)
                        .map(all -> all.get(part.key()))
                        .filter(address -> !address.isBlank())
                        .ifPresent(address -> addresses.put(part, address(part, address))));
        return addresses;
    }

    Map<String, DeviceAddress> signAddresses() {
        return Optional.ofNullable(signs).orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, sign -> DeviceAddress.parse(sign.getValue())));
    }

    Optional<String> code() {
        return Optional.ofNullable(enrolmentCode)
                .filter(code -> !code.isBlank())
                .or(() -> Optional.ofNullable(enrolmentCodeFile)
                        .filter(Files::isRegularFile)
                        .map(KioskProperties::read));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the enrolment code cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "KioskProperties[" + terminal + ", " + server + "]";
    }
}
