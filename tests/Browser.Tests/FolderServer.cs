using System.Net;
using System.Net.Sockets;

namespace Strata.Tests;

/// <summary>Serves the files of a folder on this machine's loopback address, as any static web server would.</summary>
sealed class FolderServer : IDisposable
{
    static readonly Dictionary<string, string> s_types = new()
    {
        [".html"] = "text/html",
        [".js"] = "text/javascript",
        [".mjs"] = "text/javascript",
        [".css"] = "text/css",
        [".json"] = "application/json",
        [".wasm"] = "application/wasm",
    };

    readonly HttpListener _listener = new();
    readonly string _folder;

    public FolderServer(string folder)
    {
        _folder = folder;
        Address = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = Task.Run(Serve);
    }

    /// <summary>The folder's address, ending in a slash.</summary>
    public string Address { get; }

    public void Dispose() => _listener.Close();

    async Task Serve()
    {
        try
        {
            while (true)
                await Answer(await _listener.GetContextAsync());
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    async Task Answer(HttpListenerContext context)
    {
        string path = Path.Combine(_folder, context.Request.Url!.AbsolutePath.TrimStart('/'));
        using HttpListenerResponse response = context.Response;
        if (!File.Exists(path))
        {
            response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }
        byte[] bytes = await File.ReadAllBytesAsync(path);
        response.ContentType = s_types.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
        response.ContentLength64 = bytes.Length;
        await response.OutputStream.WriteAsync(bytes);
    }

    static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
