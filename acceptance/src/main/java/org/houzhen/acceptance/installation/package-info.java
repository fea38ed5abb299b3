/** One whole installation on loopback: server and agent as processes, devices and phone simulated, and clients for each. */
package org.houzhen.acceptance.installation;
