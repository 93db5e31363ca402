// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0

/// An IFD handler (pcsc-lite's interface 3.0) for readers without metal: each is a Unix socket, served by
/// cunho-virtual-card, and named in DEVICENAME as "/dev/null:<socket>". One library serves up to 16 readers.
///
/// Two connections go to each socket. The one that begins with 'R' carries requests: operation (1 byte),
/// length (4 bytes, big-endian), data; the reply is result (1 byte), length, data. The one that begins with
/// 'E' brings a byte whenever a card was put in or taken out.

#include <arpa/inet.h>
#include <errno.h>
#include <ifdhandler.h>
#include <poll.h>
#include <pthread.h>
#include <reader.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { MOST_READERS = 16 };

enum Operation {
    PRESENCE = 'P',
    POWER_UP = 'U',
    POWER_DOWN = 'D',
    RESET = 'R',
    TRANSMIT = 'T',
    FEATURES = 'F',
    VERIFY_ON_PAD = 'V',
    MODIFY_ON_PAD = 'M'
};

/// Besides Done: the card is not there, it does not answer, the reader cannot do that.
enum Result { DONE = 0, ABSENT = 1, MUTE = 2, UNSUPPORTED = 3, BROKEN = -1 };

struct Reader {
    bool open;
    int requests;
    int events;
    pthread_mutex_t turn; ///< one request at a time
    UCHAR atr[MAX_ATR_SIZE];
    DWORD atr_length;
};

static struct Reader readers[MOST_READERS];

static const DWORD verify_code = SCARD_CTL_CODE(0x330006);
static const DWORD modify_code = SCARD_CTL_CODE(0x330007);

static struct Reader* reader_of(DWORD lun) {
    const DWORD number = (lun >> 16) & 0xFFFF;
    if (number >= MOST_READERS || !readers[number].open)
        return NULL;
    return &readers[number];
}

static bool send_all(int to, const void* data, size_t length) {
    const unsigned char* at = data;
    while (length > 0) {
        const ssize_t sent = send(to, at, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        length -= (size_t)sent;
    }
    return true;
}

static bool receive_all(int from, void* data, size_t length) {
    unsigned char* at = data;
    while (length > 0) {
        const ssize_t got = recv(from, at, length, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        length -= (size_t)got;
    }
    return true;
}

/// What does not fit is read and dropped: `*length` then is more than there was room for.
static enum Result receive_reply(int from, UCHAR* data, DWORD room, DWORD* length) {
    unsigned char head[5];
    if (!receive_all(from, head, sizeof head))
        return BROKEN;
    uint32_t size;
    memcpy(&size, head + 1, sizeof size);
    size = ntohl(size);
    const size_t kept = size < room ? size : room;
    if (!receive_all(from, data, kept))
        return BROKEN;
    unsigned char dropped;
    for (size_t rest = kept; rest < size; ++rest)
        if (!receive_all(from, &dropped, 1))
            return BROKEN;
    *length = size;
    return (enum Result)head[0];
}

/// One request and its reply. `*length` is the room on entry, and 0 after anything but DONE.
static enum Result ask(struct Reader* reader, enum Operation operation, const UCHAR* data, DWORD data_length,
                       UCHAR* reply, DWORD* length) {
    unsigned char head[5] = {(unsigned char)operation};
    const uint32_t size = htonl((uint32_t)data_length);
    memcpy(head + 1, &size, sizeof size);
    const DWORD room = *length;
    *length = 0;
    enum Result result = BROKEN;
    pthread_mutex_lock(&reader->turn);
    if (send_all(reader->requests, head, sizeof head) && send_all(reader->requests, data, data_length))
        result = receive_reply(reader->requests, reply, room, length);
    pthread_mutex_unlock(&reader->turn);
    if (result != DONE)
        *length = 0;
    return result;
}

static int connect_to(const char* path, char purpose) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path)
        return -1;
    strcpy(address.sun_path, path);
    const int made = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made < 0)
        return -1;
    if (connect(made, (const struct sockaddr*)&address, sizeof address) != 0 ||
        !send_all(made, &purpose, 1)) {
        close(made);
        return -1;
    }
    return made;
}

RESPONSECODE IFDHCreateChannelByName(DWORD Lun, LPSTR DeviceName) {
    const DWORD number = (Lun >> 16) & 0xFFFF;
    const char* path = strchr(DeviceName, ':');
    if (number >= MOST_READERS || readers[number].open || path == NULL)
        return IFD_COMMUNICATION_ERROR;
    struct Reader* reader = &readers[number];
    reader->requests = connect_to(path + 1, 'R');
    if (reader->requests < 0)
        return IFD_COMMUNICATION_ERROR;
    reader->events = connect_to(path + 1, 'E');
    if (reader->events < 0) {
        close(reader->requests);
        return IFD_COMMUNICATION_ERROR;
    }
    pthread_mutex_init(&reader->turn, NULL);
    reader->atr_length = 0;
    reader->open = true;
    return IFD_SUCCESS;
}

RESPONSECODE IFDHCreateChannel(DWORD Lun, DWORD Channel) {
    (void)Lun;
    (void)Channel;
    return IFD_NOT_SUPPORTED; // a reader is known by its DEVICENAME
}

RESPONSECODE IFDHCloseChannel(DWORD Lun) {
    struct Reader* reader = reader_of(Lun);
    if (reader == NULL)
        return IFD_NO_SUCH_DEVICE;
    reader->open = false;
    close(reader->requests);
    close(reader->events);
    pthread_mutex_destroy(&reader->turn);
    return IFD_SUCCESS;
}

/// Waits for an insertion or a removal, `timeout` milliseconds at most; pcscd then asks for the presence.
static RESPONSECODE wait_for_event(DWORD lun, int timeout) {
    struct Reader* reader = reader_of(lun);
    if (reader == NULL)
        return IFD_NO_SUCH_DEVICE;
    struct pollfd waited = {.fd = reader->events, .events = POLLIN};
    if (poll(&waited, 1, timeout) <= 0)
        return IFD_SUCCESS;
    unsigned char all[64];
    return recv(reader->events, all, sizeof all, MSG_DONTWAIT) > 0 ? IFD_SUCCESS : IFD_NO_SUCH_DEVICE;
}

static RESPONSECODE give(const void* value, DWORD size, PDWORD length, PUCHAR out) {
    if (*length < size)
        return IFD_ERROR_INSUFFICIENT_BUFFER;
    memcpy(out, value, size);
    *length = size;
    return IFD_SUCCESS;
}

static RESPONSECODE give_byte(UCHAR value, PDWORD length, PUCHAR out) {
    return give(&value, 1, length, out);
}

RESPONSECODE IFDHGetCapabilities(DWORD Lun, DWORD Tag, PDWORD Length, PUCHAR Value) {
    RESPONSECODE (*const wait)(DWORD, int) = wait_for_event;
    switch (Tag) {
    case TAG_IFD_SIMULTANEOUS_ACCESS: return give_byte(MOST_READERS, Length, Value);
    case TAG_IFD_THREAD_SAFE:
    case TAG_IFD_SLOTS_NUMBER:
    case TAG_IFD_POLLING_THREAD_KILLABLE: // poll(2) holds nothing
        return give_byte(1, Length, Value);
    case TAG_IFD_SLOT_THREAD_SAFE: return give_byte(0, Length, Value);
    case TAG_IFD_POLLING_THREAD_WITH_TIMEOUT: return give(&wait, sizeof wait, Length, Value);
    case TAG_IFD_ATR:
    case SCARD_ATTR_ATR_STRING: {
        const struct Reader* reader = reader_of(Lun);
        if (reader == NULL)
            return IFD_NO_SUCH_DEVICE;
        return give(reader->atr, reader->atr_length, Length, Value);
    }
    default: return IFD_ERROR_TAG;
    }
}

RESPONSECODE IFDHSetCapabilities(DWORD Lun, DWORD Tag, DWORD Length, PUCHAR Value) {
    (void)Lun;
    (void)Tag;
    (void)Length;
    (void)Value;
    return IFD_ERROR_TAG;
}

RESPONSECODE IFDHSetProtocolParameters(DWORD Lun, DWORD Protocol, UCHAR Flags, UCHAR PTS1, UCHAR PTS2,
                                       UCHAR PTS3) {
    (void)Flags;
    (void)PTS1;
    (void)PTS2;
    (void)PTS3;
    if (reader_of(Lun) == NULL)
        return IFD_NO_SUCH_DEVICE;
    return Protocol == SCARD_PROTOCOL_T0 || Protocol == SCARD_PROTOCOL_T1 ? IFD_SUCCESS
                                                                          : IFD_PROTOCOL_NOT_SUPPORTED;
}

RESPONSECODE IFDHPowerICC(DWORD Lun, DWORD Action, PUCHAR Atr, PDWORD AtrLength) {
    *AtrLength = 0;
    struct Reader* reader = reader_of(Lun);
    if (reader == NULL)
        return IFD_NO_SUCH_DEVICE;
    reader->atr_length = sizeof reader->atr;
    const enum Operation operation = Action == IFD_POWER_UP     ? POWER_UP
                                     : Action == IFD_POWER_DOWN ? POWER_DOWN
                                                                : RESET;
    const enum Result result = ask(reader, operation, NULL, 0, reader->atr, &reader->atr_length);
    if (result != DONE || reader->atr_length > sizeof reader->atr) {
        reader->atr_length = 0;
        return result == BROKEN ? IFD_COMMUNICATION_ERROR : IFD_ERROR_POWER_ACTION;
    }
    memcpy(Atr, reader->atr, reader->atr_length);
    *AtrLength = reader->atr_length;
    return IFD_SUCCESS;
}

RESPONSECODE IFDHTransmitToICC(DWORD Lun, SCARD_IO_HEADER SendPci, PUCHAR TxBuffer, DWORD TxLength,
                               PUCHAR RxBuffer, PDWORD RxLength, PSCARD_IO_HEADER RecvPci) {
    struct Reader* reader = reader_of(Lun);
    const DWORD room = *RxLength;
    const enum Result result =
        reader == NULL ? BROKEN : ask(reader, TRANSMIT, TxBuffer, TxLength, RxBuffer, RxLength);
    if (RecvPci != NULL)
        RecvPci->Protocol = SendPci.Protocol;
    if (result == DONE && *RxLength <= room)
        return IFD_SUCCESS;
    *RxLength = 0;
    if (result == DONE)
        return IFD_ERROR_INSUFFICIENT_BUFFER;
    return reader == NULL ? IFD_NO_SUCH_DEVICE : IFD_COMMUNICATION_ERROR;
}

RESPONSECODE IFDHICCPresence(DWORD Lun) {
    struct Reader* reader = reader_of(Lun);
    if (reader == NULL)
        return IFD_NO_SUCH_DEVICE;
    UCHAR nothing;
    DWORD length = 0;
    switch (ask(reader, PRESENCE, NULL, 0, &nothing, &length)) {
    case DONE: return IFD_ICC_PRESENT;
    case ABSENT: return IFD_ICC_NOT_PRESENT;
    default: return IFD_COMMUNICATION_ERROR;
    }
}

static UCHAR* put_feature(UCHAR* at, UCHAR feature, DWORD code) {
    const uint32_t value = htonl((uint32_t)code);
    *at++ = feature;
    *at++ = sizeof value;
    memcpy(at, &value, sizeof value);
    return at + sizeof value;
}

/// What the reader can do (PC/SC part 10): TLVs with the control code of each feature.
static RESPONSECODE give_features(struct Reader* reader, PUCHAR out, DWORD room, PDWORD length) {
    UCHAR none;
    DWORD no_length = 0;
    UCHAR list[2 * sizeof(PCSC_TLV_STRUCTURE)];
    UCHAR* end = list;
    if (ask(reader, FEATURES, NULL, 0, &none, &no_length) == DONE) {
        end = put_feature(end, FEATURE_VERIFY_PIN_DIRECT, verify_code);
        end = put_feature(end, FEATURE_MODIFY_PIN_DIRECT, modify_code);
    }
    *length = room;
    return give(list, (DWORD)(end - list), length, out);
}

RESPONSECODE IFDHControl(DWORD Lun, DWORD dwControlCode, PUCHAR TxBuffer, DWORD TxLength, PUCHAR RxBuffer,
                         DWORD RxLength, LPDWORD pdwBytesReturned) {
    *pdwBytesReturned = 0;
    struct Reader* reader = reader_of(Lun);
    if (reader == NULL)
        return IFD_NO_SUCH_DEVICE;
    if (dwControlCode == CM_IOCTL_GET_FEATURE_REQUEST)
        return give_features(reader, RxBuffer, RxLength, pdwBytesReturned);
    if (dwControlCode != verify_code && dwControlCode != modify_code)
        return IFD_ERROR_NOT_SUPPORTED;
    const enum Operation operation = dwControlCode == verify_code ? VERIFY_ON_PAD : MODIFY_ON_PAD;
    DWORD length = RxLength;
    const enum Result result = ask(reader, operation, TxBuffer, TxLength, RxBuffer, &length);
    if (result == UNSUPPORTED)
        return IFD_ERROR_NOT_SUPPORTED;
    if (result != DONE || length > RxLength)
        return IFD_COMMUNICATION_ERROR;
    *pdwBytesReturned = length;
    return IFD_SUCCESS;
}
