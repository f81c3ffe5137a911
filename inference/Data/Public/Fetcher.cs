using System.Diagnostics;
using System.Net;
using Strata.CommandLine;
using Strata.Storage;

namespace Strata.Data.Public;

/// <summary>
/// Fetches pinned files over HTTPS: held in memory, checked against length and SHA-256, and only then written and renamed into place.
/// A redirect may lead to another host, but never from HTTPS to anything else.
/// </summary>
/// <param name="options">Mirrors and patience.</param>
/// <param name="say">Receives one line for each file fetched and each mirror passed over.</param>
/// <param name="progress">Counts bytes, those of files that are there already too; null for nobody.</param>
public sealed class Fetcher(FetchOptions options, Action<string> say, IProgressReport? progress = null)
{
    const int MostRedirects = 5;

    /// <summary>Brings all files of a set into a folder; files that are there and sound stay untouched.</summary>
    /// <returns>False where no mirror gave a file that is missing.</returns>
    /// <exception cref="InputException">The folder cannot be written, or a mirror's address is not HTTPS.</exception>
    /// <exception cref="FailureException">The disk filled up.</exception>
    public bool TryFetch(PublicFiles set, string folder, CancellationToken cancel = default)
    {
        PinnedFile[] missing = [.. set.Files.Where(file => !IsSound(file, Path.Combine(folder, file.Name)))];
        progress?.Advance(set.Files.Except(missing).Sum(file => (long)file.Bytes));
        if (missing.Length == 0)
            return true;
        List<Uri> mirrors = [.. (options.Mirrors ?? set.Mirrors).Select(RequireSafe)];
        using SocketsHttpHandler network = new() { ConnectTimeout = options.Patience, AllowAutoRedirect = false };
        using HttpClient client = new(options.Handler ?? network, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        return missing.All(file => TryFetch(client, mirrors, file, folder, cancel));
    }

    // A mirror that failed once is not asked again: five seconds of silence are enough.
    bool TryFetch(HttpClient client, List<Uri> mirrors, PinnedFile file, string folder, CancellationToken cancel)
    {
        while (mirrors is [Uri mirror, ..])
        {
            try
            {
                long start = Stopwatch.GetTimestamp();
                byte[] bytes = Download(client, new Uri(mirror, file.Name), file, cancel).GetAwaiter().GetResult();
                AtomicFile.WriteBytes(Path.Combine(OutputFolder.Require(folder), file.Name), bytes);
                say($"fetched {file.Name} ({bytes.Length:N0} bytes) from {mirror.Host} in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
                return true;
            }
            catch (MirrorException passed)
            {
                say($"passed over {mirror.Host}: {passed.Message}");
                mirrors.RemoveAt(0);
            }
        }
        return false;
    }

    async Task<byte[]> Download(HttpClient client, Uri address, PinnedFile file, CancellationToken cancel)
    {
        using CancellationTokenSource silence = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            silence.CancelAfter(options.Patience);
            using HttpResponseMessage answer = await Ask(client, address, file.Name, silence.Token);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new MirrorException($"it answers {(int)answer.StatusCode} for {file.Name}");
            if (answer.Content.Headers.ContentLength is { } announced && announced != file.Bytes)
                throw new MirrorException($"its {file.Name} is {announced:N0} bytes long, not {file.Bytes:N0}");
            byte[] bytes = await ReadWhole(await answer.Content.ReadAsStreamAsync(silence.Token), file, silence);
            return file.Fits(bytes) ? bytes : throw new MirrorException($"its {file.Name} does not have the pinned SHA-256");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new MirrorException($"no answer within {options.Patience.TotalSeconds:0.#} s");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new MirrorException(error.GetBaseException().Message.ReplaceLineEndings(" "));
        }
    }

    static async Task<HttpResponseMessage> Ask(HttpClient client, Uri address, string name, CancellationToken cancel)
    {
        for (int hop = 0; hop <= MostRedirects; hop++)
        {
            HttpResponseMessage answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location)
                return answer;
            answer.Dispose();
            Uri next = new(address, location);
            if (!(IsEncrypted(next) || (IsOwn(next) && IsOwn(address))))
                throw new MirrorException($"it sends {name} on to {next.Scheme}://{next.Authority}, which is no https address");
            address = next;
        }
        throw new MirrorException($"it sends {name} on more than {MostRedirects} times");
    }

    async Task<byte[]> ReadWhole(Stream body, PinnedFile file, CancellationTokenSource silence)
    {
        // One byte more than pinned: reading it is how a longer file shows.
        byte[] bytes = new byte[file.Bytes + 1];
        int length = 0;
        try
        {
            int read;
            do
            {
                silence.CancelAfter(options.Patience);
                length += read = await body.ReadAsync(bytes.AsMemory(length), silence.Token);
                progress?.Advance(read, file.Name);
            }
            while (read > 0 && length < bytes.Length);
        }
        finally
        {
            if (length != file.Bytes)
                progress?.Advance(-length);
        }
        if (length != file.Bytes)
        {
            string found = length < file.Bytes ? $"{length:N0} bytes long" : "longer";
            throw new MirrorException($"its {file.Name} is {found}, not {file.Bytes:N0}");
        }
        return bytes[..length];
    }

    static bool IsSound(PinnedFile file, string path) =>
        File.Exists(path) && new FileInfo(path).Length == file.Bytes && file.Fits(File.ReadAllBytes(path));

    static Uri RequireSafe(Uri mirror)
    {
        if (!IsEncrypted(mirror) && !IsOwn(mirror))
            throw new InputException($"the mirror {mirror} must be an https address");
        return mirror.AbsolutePath.EndsWith('/') ? mirror : new Uri(mirror.AbsoluteUri + "/");
    }

    static bool IsEncrypted(Uri address) => address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps;

    // HTTP that never leaves this machine.
    static bool IsOwn(Uri address) => address is { IsAbsoluteUri: true, IsLoopback: true } && address.Scheme == Uri.UriSchemeHttp;

    sealed class MirrorException(string reason) : Exception(reason);
}
