# Takes an input device for itself alone, so that the desktop does not hear it, says so with one byte, and hands on what it says. Ends with the
# device, or with whoever started it. Java has no ioctl, and Perl is on every Debian.
use strict;
use warnings;
use constant {EVIOCGRAB => 0x40044590, ENOTTY => 25};

open(my $device, '<', $ARGV[0]) or exit 2;
ioctl($device, EVIOCGRAB, 1) or $! == ENOTTY or exit 3;    # A pipe is nobody else's.
syswrite(STDOUT, '+');
while (1) {
    my $ready = '';
    vec($ready, fileno($_), 1) = 1 for ($device, *STDIN);
    next if select($ready, undef, undef, undef) < 1;
    exit 0 if vec($ready, fileno(STDIN), 1);
    sysread($device, my $events, 4096) or exit 4;
    syswrite(STDOUT, $events);
}
