using System.Net;
using System.Net.Sockets;

namespace Strata.Tests.Data;

/// <summary>A web server on this machine, answering as a test wants.</summary>
sealed class LocalMirror : IDisposable
{
    readonly HttpListener _listener = new();
    int _asked;

    /// <param name="answer">Answers one request; its response is closed afterwards.</param>
    public LocalMirror(Func<HttpListenerContext, Task> answer)
    {
        using (TcpListener probe = new(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/files/");
        }
        _listener.Prefixes.Add($"http://127.0.0.1:{Address.Port}/");
        _listener.Start();
        _ = Serve(answer);
    }

    /// <summary>A mirror that has one content for every file.</summary>
    public static LocalMirror Of(byte[] content) => new(async context => await context.Response.OutputStream.WriteAsync(content));

    public Uri Address { get; }

    /// <summary>How many requests came.</summary>
    public int Asked => _asked;

    public void Dispose() => _listener.Close();

    async Task Serve(Func<HttpListenerContext, Task> answer)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            Interlocked.Increment(ref _asked);
            _ = Answer(answer, context);
        }
    }

    static async Task Answer(Func<HttpListenerContext, Task> answer, HttpListenerContext context)
    {
        try
        {
            await answer(context);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client went away, which is what some tests are about.
        }
    }
}
