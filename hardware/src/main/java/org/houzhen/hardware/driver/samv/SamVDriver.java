package org.houzhen.hardware.driver.samv;

import java.time.Clock;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.hardware.CardPhotoDecoder;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.IdCardReader;

/** Opens identity card readers that speak SAM_V over a serial line or its TCP equivalent. */
public final class SamVDriver implements DeviceDriver {
    @Override
    public Class<? extends Device> kind() {
        return IdCardReader.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("serial", "tcp") && address.allowsModel("samv");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        boolean wanted = "yes".equals(address.parameters().get("photo"));
        CardPhotoDecoder photos = wanted ? CardPhotoDecoder.installed() : wlt -> CardPhoto.NONE;
        return SamVReader.open(name, address, clock, photos);
    }
}
