/** Shows text on LED signs with Onbon's BX-5K cards: frames, their escapes and checksums, dynamic areas. */
package org.houzhen.hardware.driver.onbon;
