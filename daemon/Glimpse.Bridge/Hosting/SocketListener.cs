using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// The daemon's socket. Bound under a name of its own and then renamed to the one that clients know, so that a stale socket of a daemon
/// that was killed is replaced at once and a connection never meets one that doesn't listen yet.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SocketListener : IDisposable
{
    private const int Backlog = 512;

    private readonly string path;
    private readonly Socket socket;
    private bool isOpen = true;

    private SocketListener(string path, Socket socket)
    {
        this.path = path;
        this.socket = socket;
    }

    /// <summary>Opens the socket; the caller holds the instance lock, so that whatever is there is stale.</summary>
    public static SocketListener Open(string path)
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}");
        File.Delete(own);
        var listening = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listening.Bind(new UnixDomainSocketEndPoint(own));
            File.SetUnixFileMode(own, UnixFile.PrivateFile);
            listening.Listen(Backlog);
            File.Move(own, path, overwrite: true);
            return new SocketListener(path, listening);
        }
        catch
        {
            listening.Dispose();
            throw;
        }
    }

    /// <summary>Waits for a client of this user; others are turned away.</summary>
    /// <param name="onStranger">Told the user id of one that was turned away.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<Socket> AcceptAsync(Action<uint> onStranger, CancellationToken cancellation)
    {
        while (true)
        {
            var client = await socket.AcceptAsync(cancellation);
            if (PeerUser.IsOwn(client))
                return client;
            onStranger(PeerUser.Of(client));
            client.Dispose();
        }
    }

    /// <summary>Takes the socket away; .NET itself would only remove the name that it was bound to.</summary>
    public void Dispose()
    {
        if (!isOpen)
            return;
        isOpen = false;
        File.Delete(path);
        socket.Dispose();
    }
}
