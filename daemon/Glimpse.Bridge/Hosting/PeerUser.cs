using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Glimpse.Bridge.Hosting;

/// <summary>Who is at the other end of a Unix socket, as the kernel knows it.</summary>
[SupportedOSPlatform("linux")]
internal static class PeerUser
{
    // sys/socket.h: SO_PEERCRED at SOL_SOCKET gives pid, uid and gid, 4 bytes each.
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;
    private const int CredentialBytes = 12;
    private const int UserOffset = 4;
    private const int ProcessOffset = 0;

    /// <summary>The other end's user id.</summary>
    public static uint Of(Socket socket) => Credential(socket, UserOffset);

    /// <summary>The process that listens at the other end, or connected from there.</summary>
    public static int ProcessOf(Socket socket) => (int)Credential(socket, ProcessOffset);

    /// <summary>True when that is the user of this process.</summary>
    public static bool IsOwn(Socket socket) => Of(socket) == LibC.EffectiveUser();

    private static uint Credential(Socket socket, int offset)
    {
        Span<byte> credentials = stackalloc byte[CredentialBytes];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        return BinaryPrimitives.ReadUInt32LittleEndian(credentials[offset..]);
    }
}
