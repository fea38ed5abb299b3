package org.houzhen.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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
        String enrolmentCode,
        Path enrolmentCodeFile) {
    Map<Part, DeviceAddress> addresses() {
        var addresses = new EnumMap<Part, DeviceAddress>(Part.class);
        Stream.of(Part.values())
                .forEach(part -> Optional.ofNullable(devices)
                        .map(all -> all.get(part.key()))
                        .filter(address -> !address.isBlank())
                        .ifPresent(address -> addresses.put(part, DeviceAddress.parse(address))));
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
