/** Simulated devices: the other end of the same lines, speaking the same bytes, operated by hand or by HTTP. */
package org.houzhen.hardware.simulator;
