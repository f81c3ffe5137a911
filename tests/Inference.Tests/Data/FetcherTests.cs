using System.Diagnostics;
using System.Security.Cryptography;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Public;

namespace Strata.Tests.Data;

public sealed class FetcherTests : IDisposable
{
    static readonly byte[] Content = IdxBytes.Gzip(IdxBytes.TwoLabels);
    static readonly PinnedFile File1 = new("labels.gz", Content.Length, Sha(Content), Sha(IdxBytes.TwoLabels));

    // Long enough for a busy machine; the test of silence sets its own.
    static readonly FetchOptions Patient = new() { Patience = TimeSpan.FromSeconds(20) };

    readonly TemporaryFolder _folder = new();
    readonly List<string> _said = [];

    public void Dispose() => _folder.Dispose();

    static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    bool Fetch(params LocalMirror[] mirrors) => Fetch(new PublicFiles("tiny", [.. mirrors.Select(mirror => mirror.Address)], [File1]));

    bool Fetch(PublicFiles set, IProgressReport? progress = null) =>
        new Fetcher(Patient, _said.Add, progress).TryFetch(set, _folder.File("tiny"));

    void AssertNothingWritten() => Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));

    [Fact]
    public void A_sound_file_is_written_and_said()
    {
        using LocalMirror mirror = LocalMirror.Of(Content);
        Assert.True(Fetch(mirror), string.Join('\n', _said));
        Assert.Equal(Content, File.ReadAllBytes(_folder.File("tiny", "labels.gz")));
        Assert.Contains("fetched labels.gz", Assert.Single(_said));
        Assert.Single(Directory.EnumerateFiles(_folder.File("tiny")));
    }

    [Fact]
    public void A_sound_file_that_is_there_is_not_asked_for_again()
    {
        using LocalMirror mirror = LocalMirror.Of(Content);
        Assert.Equal((true, true, 1), (Fetch(mirror), Fetch(mirror), mirror.Asked));
    }

    [Fact]
    public void A_damaged_file_that_is_there_is_fetched_anew()
    {
        Directory.CreateDirectory(_folder.File("tiny"));
        File.WriteAllBytes(_folder.File("tiny", "labels.gz"), new byte[Content.Length]);
        using LocalMirror mirror = LocalMirror.Of(Content);
        Assert.True(Fetch(mirror), string.Join('\n', _said));
        Assert.Equal(Content, File.ReadAllBytes(_folder.File("tiny", "labels.gz")));
    }

    [Fact]
    public void A_wrong_hash_is_passed_over_and_never_written()
    {
        using LocalMirror forged = LocalMirror.Of([.. Content[..^1], (byte)(Content[^1] ^ 1)]);
        Assert.False(Fetch(forged), "a forged file was accepted");
        Assert.Contains("does not have the pinned SHA-256", Assert.Single(_said));
        AssertNothingWritten();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_longer_or_shorter_file_is_passed_over(bool announced)
    {
        byte[][] wrong = [[.. Content, 0], Content[..^1], []];
        foreach (byte[] content in wrong)
        {
            using LocalMirror mirror = new(async context =>
            {
                context.Response.SendChunked = !announced;
                if (announced)
                    context.Response.ContentLength64 = content.Length;
                await context.Response.OutputStream.WriteAsync(content);
            });
            Assert.False(Fetch(mirror), $"{content.Length} bytes were accepted");
        }
        Assert.All(_said, line => Assert.Contains($"not {Content.Length:N0}", line));
        AssertNothingWritten();
    }

    [Fact]
    public void An_endless_file_is_cut_off()
    {
        using LocalMirror mirror = new(async context =>
        {
            context.Response.SendChunked = true;
            while (true)
                await context.Response.OutputStream.WriteAsync(new byte[1 << 16]);
        });
        Assert.False(Fetch(mirror), "an endless file was accepted");
        Assert.Contains("is longer", Assert.Single(_said));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_silent_mirror_is_passed_over_for_the_next(bool afterTheHeaders)
    {
        using CancellationTokenSource end = new();
        using LocalMirror silent = new(async context =>
        {
            if (afterTheHeaders)
            {
                context.Response.ContentLength64 = Content.Length;
                await context.Response.OutputStream.WriteAsync(Content.AsMemory(0, 5));
                await context.Response.OutputStream.FlushAsync();
            }
            await Task.Delay(Timeout.Infinite, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using Prompt handler = new("mirror.example");
        FetchOptions fetch = new() { Patience = TimeSpan.FromSeconds(1.5), Handler = handler };
        PublicFiles set = new("tiny", [silent.Address, new Uri("https://mirror.example/")], [File1]);
        long start = Stopwatch.GetTimestamp();
        Assert.True(new Fetcher(fetch, _said.Add).TryFetch(set, _folder.File("tiny")), string.Join('\n', _said));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 1.4, 15);
        Assert.Equal("passed over 127.0.0.1: no answer within 1.5 s", _said[0]);
        end.Cancel();
    }

    // Has the content of one host itself, at once: a web server in a busy process can be silent for longer than the patience. Others are asked for theirs.
    sealed class Prompt(string host) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) => request.RequestUri!.Host == host
            ? Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(Content) })
            : base.SendAsync(request, cancel);
    }

    [Fact]
    public void The_default_patience_is_five_seconds() => Assert.Equal(TimeSpan.FromSeconds(5), new FetchOptions().Patience);

    [Fact]
    public void Redirects_are_followed_but_not_in_a_circle()
    {
        using LocalMirror good = LocalMirror.Of(Content);
        using LocalMirror moved = new(context =>
        {
            context.Response.Redirect(new Uri(good.Address, "elsewhere").AbsoluteUri);
            return Task.CompletedTask;
        });
        using LocalMirror circle = new(context =>
        {
            context.Response.Redirect(context.Request.Url!.AbsoluteUri);
            return Task.CompletedTask;
        });
        Assert.False(Fetch(circle), "a circle ended");
        Assert.InRange(circle.Asked, 2, 10);
        Assert.True(Fetch(moved), string.Join('\n', _said));
    }

    [Theory]
    [InlineData("https://mirror.example/set/", "http://elsewhere.example/labels.gz")]
    [InlineData("https://mirror.example/set/", "http://127.0.0.1:9/labels.gz")]
    [InlineData("https://mirror.example/set/", "ftp://elsewhere.example/labels.gz")]
    [InlineData("https://mirror.example/set/", "file:///etc/passwd")]
    [InlineData("http://127.0.0.1:9/set/", "http://elsewhere.example/labels.gz")]
    public void A_redirect_away_from_https_is_not_followed(string mirror, string to)
    {
        Redirecting handler = new(to);
        FetchOptions fetch = new() { Handler = handler };
        PublicFiles set = new("tiny", [new Uri(mirror)], [File1]);
        Assert.False(new Fetcher(fetch, _said.Add).TryFetch(set, _folder.File("tiny")), "it was followed");
        Assert.Contains("which is no https address", Assert.Single(_said));
        Assert.Equal([new Uri(mirror + "labels.gz")], handler.Asked);
        AssertNothingWritten();
    }

    [Theory]
    [InlineData("https://elsewhere.example/labels.gz")]
    [InlineData("//elsewhere.example/labels.gz")]
    [InlineData("/labels.gz")]
    public void A_redirect_within_https_is_followed_and_its_file_held_against_the_pin(string to)
    {
        FetchOptions fetch = new() { Handler = new Redirecting(to) };
        PublicFiles set = new("tiny", [new Uri("https://mirror.example/set/")], [File1, File1 with { Name = "set.gz", Sha256 = new string('0', 64) }]);
        Assert.False(new Fetcher(fetch, _said.Add).TryFetch(set, _folder.File("tiny")), "a forged file was accepted");
        Assert.Equal(["labels.gz"], Directory.GetFiles(_folder.File("tiny")).Select(Path.GetFileName));
        Assert.Contains("does not have the pinned SHA-256", _said[^1]);
    }

    // Sends on what is asked for below /set/, and has the content everywhere else.
    sealed class Redirecting(string to) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            Asked.Add(request.RequestUri!);
            HttpResponseMessage answer = new() { Content = new ByteArrayContent(Content) };
            if (request.RequestUri!.AbsolutePath.StartsWith("/set/", StringComparison.Ordinal))
            {
                answer.StatusCode = System.Net.HttpStatusCode.Found;
                answer.Headers.Location = new Uri(to, UriKind.RelativeOrAbsolute);
            }
            return Task.FromResult(answer);
        }
    }

    [Fact]
    public void An_error_answer_and_a_refused_connection_are_passed_over()
    {
        using LocalMirror missing = new(context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        LocalMirror closed = LocalMirror.Of(Content);
        closed.Dispose();
        Assert.False(Fetch(missing, closed), "nobody had the file");
        Assert.Contains("404", _said[0]);
        Assert.Equal(2, _said.Count);
        AssertNothingWritten();
    }

    [Fact]
    public void A_mirror_that_failed_is_not_asked_for_the_next_file()
    {
        using LocalMirror bad = LocalMirror.Of([1]);
        using LocalMirror good = LocalMirror.Of(Content);
        Assert.True(Fetch(new PublicFiles("tiny", [bad.Address, good.Address], [File1, File1 with { Name = "again.gz" }])), string.Join('\n', _said));
        Assert.Equal((1, 2), (bad.Asked, good.Asked));
    }

    sealed class Sum : IProgressReport
    {
        public long Total { get; private set; }

        public void Advance(long amount, string note = "") => Total += amount;
    }

    [Fact]
    public void Progress_ends_at_the_whole_whatever_failed_on_the_way()
    {
        using LocalMirror bad = LocalMirror.Of([1, 2, 3]);
        using LocalMirror good = LocalMirror.Of(Content);
        PublicFiles set = new("tiny", [bad.Address, good.Address], [File1]);
        (Sum first, Sum second) = (new(), new());
        Assert.Equal((true, true), (Fetch(set, first), Fetch(set, second)));
        Assert.Equal((Content.Length, Content.Length), (first.Total, second.Total));
    }

    [Theory]
    [InlineData("http://example.org/mnist/")]
    [InlineData("ftp://127.0.0.1/mnist/")]
    [InlineData("file:///etc/")]
    public void A_mirror_without_https_is_refused(string address) => Assert.Contains(
        "must be an https address", Assert.Throws<InputException>(() => Fetch(new PublicFiles("tiny", [new Uri(address)], [File1]))).Message);

    [Fact]
    public void Asking_to_stop_stops()
    {
        using LocalMirror mirror = LocalMirror.Of(Content);
        Assert.ThrowsAny<OperationCanceledException>(() => new Fetcher(new FetchOptions(), _said.Add)
            .TryFetch(new PublicFiles("tiny", [mirror.Address], [File1]), _folder.File("tiny"), new CancellationToken(true)));
        AssertNothingWritten();
    }

    [Fact]
    public void A_set_that_no_mirror_has_names_the_embedded_one()
    {
        using LocalMirror bad = LocalMirror.Of([1]);
        DataRequest request = new()
        {
            Folders = [],
            FetchInto = _folder.Path,
            Fetch = new FetchOptions { Mirrors = [bad.Address] },
            Say = _said.Add,
        };
        string line = Assert.Throws<InputException>(() => DataSets.Load("mnist", "train", request)).Message;
        Assert.Contains("could not be fetched: use the embedded set 'digits'", line);
        Assert.StartsWith("passed over 127.0.0.1: its train-images-idx3-ubyte.gz is 1 bytes long, not 9,912,422", Assert.Single(_said));
        AssertNothingWritten();
    }
}
