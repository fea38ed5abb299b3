package org.houzhen.kiosk.devices;

import java.util.List;
import org.houzhen.hardware.DeviceFault;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.Supervised;

/** All there is to say of one device of the terminal, for a technician: how it is, where, and what went wrong before. */
public record DeviceCondition(Part part, String address, DeviceStatus status, List<DeviceFault> faults) {
    static DeviceCondition of(Part part, Supervised<?> device) {
        return new DeviceCondition(part, device.address().toString(), device.status(), device.faults());
    }
}
