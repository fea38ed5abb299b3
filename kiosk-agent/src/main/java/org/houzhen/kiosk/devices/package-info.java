/** The terminal's devices, each plugged in or not, behind calls that end in time and never throw for a patient. */
package org.houzhen.kiosk.devices;
