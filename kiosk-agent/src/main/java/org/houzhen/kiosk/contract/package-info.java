/** The terminal's devices for other programs on it: a protocol in the shape of XFS4IoT, tried on the technician's page. */
package org.houzhen.kiosk.contract;
