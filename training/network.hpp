// Parameters, Adam, and the layers of the analyser's network with their hand-written gradients. One column is one token.
#pragma once
#include <Eigen/Dense>
#include <cmath>
#include <cstdio>
#include <deque>
#include <random>
#include <string>
#include <vector>

using Mat = Eigen::MatrixXf;
using Vec = Eigen::VectorXf;
using Index = Eigen::Index;

struct Random {
  std::mt19937 engine;
  explicit Random(unsigned seed) : engine(seed) {}
  // Written out, because the distributions of the standard library differ between implementations.
  float uniform() { return (engine() >> 8) * (1.0f / 16777216.0f); }
  float between(float a, float b) { return a + (b - a) * uniform(); }
  unsigned below(unsigned n) { return engine() % n; }
};

struct Param {
  std::string name;
  Mat w, g, m, v, average;
  bool sparse = false;           // an embedding table: only the columns touched are updated
  std::vector<int> touched;
  std::vector<char> isTouched;
  void touch(int c) {
    if (!isTouched[c]) { isTouched[c] = 1; touched.push_back(c); }
  }
};

struct Params {
  std::deque<Param> all;
  Random& random;
  explicit Params(Random& r) : random(r) {}
  Param* dense(const std::string& name, Index rows, Index cols, float range) { return add(name, rows, cols, range, false); }
  Param* table(const std::string& name, Index rows, Index cols, float range) { return add(name, rows, cols, range, true); }
  Param* add(const std::string& name, Index rows, Index cols, float range, bool sparse) {
    all.emplace_back();
    Param& p = all.back();
    p.name = name;
    p.sparse = sparse;
    p.w.resize(rows, cols);
    for (Index i = 0; i < p.w.size(); i++) p.w.data()[i] = random.between(-range, range);
    p.g = Mat::Zero(rows, cols);
    p.m = p.g;
    p.v = p.g;
    p.average = p.w;
    if (sparse) p.isTouched.assign(cols, 0);
    return &p;
  }
  // Adam with decoupled decay and a clipped norm; the running average of the dense weights is what ships.
  void step(float rate, long t, float decay, float keep) {
    double norm = 0;
    for (auto& p : all) {
      if (!p.sparse) norm += p.g.squaredNorm();
      else for (int c : p.touched) norm += p.g.col(c).squaredNorm();
    }
    const float clip = norm > 25.0 ? 5.0f / std::sqrt((float)norm) : 1.0f;
    const float b1 = 0.9f, b2 = 0.98f;
    const float c1 = 1.0f - std::pow(b1, (float)t), c2 = 1.0f - std::pow(b2, (float)t);
    const float r = rate * std::sqrt(c2) / c1;
    for (auto& p : all) {
      if (!p.sparse) {
        auto g = p.g.array() * clip;
        p.m.array() = b1 * p.m.array() + (1 - b1) * g;
        p.v.array() = b2 * p.v.array() + (1 - b2) * g.square();
        p.w.array() = p.w.array() * (1 - rate * decay) - r * p.m.array() / (p.v.array().sqrt() + 1e-8f);
        p.average.array() = keep * p.average.array() + (1 - keep) * p.w.array();
        p.g.setZero();
      } else {
        for (int c : p.touched) {
          auto g = p.g.col(c).array() * clip;
          p.m.col(c).array() = b1 * p.m.col(c).array() + (1 - b1) * g;
          p.v.col(c).array() = b2 * p.v.col(c).array() + (1 - b2) * g.square();
          p.w.col(c).array() -= r * p.m.col(c).array() / (p.v.col(c).array().sqrt() + 1e-8f);
          p.g.col(c).setZero();
          p.isTouched[c] = 0;
        }
        p.touched.clear();
      }
    }
  }
  void swapAverages() {
    for (auto& p : all) if (!p.sparse) p.w.swap(p.average);
  }
  // Starts from saved weights; Adam's moments start anew.
  void load(const std::string& file) {
    FILE* f = fopen(file.c_str(), "rb");
    if (!f) { perror(file.c_str()); exit(1); }
    char name[128]; long rows, cols;
    while (fscanf(f, "%127s %ld %ld", name, &rows, &cols) == 3) {
      fgetc(f);
      Param* found = nullptr;
      for (auto& p : all) if (p.name == name && p.w.rows() == rows && p.w.cols() == cols) found = &p;
      if (!found || fread(found->w.data(), sizeof(float), found->w.size(), f) != (size_t)found->w.size()) { fprintf(stderr, "%s does not fit %s\n", file.c_str(), name); exit(1); }
      found->average = found->w;
    }
    fclose(f);
  }
  void save(const std::string& file) {
    FILE* f = fopen(file.c_str(), "wb");
    for (auto& p : all) {
      fprintf(f, "%s %ld %ld\n", p.name.c_str(), (long)p.w.rows(), (long)p.w.cols());
      fwrite(p.w.data(), sizeof(float), p.w.size(), f);
    }
    fclose(f);
  }
};

struct Span { int from, count; };

inline Mat leaky(const Mat& x) { return x.array().max(x.array() * 0.1f); }
// dy becomes dx, in place; y is the output (its sign is the input's).
inline void leakyBack(const Mat& y, Mat& dy) { dy.array() *= (y.array() > 0).select(Mat::Ones(y.rows(), y.cols()), Mat::Constant(y.rows(), y.cols(), 0.1f)).array(); }

// One mask a sentence (variational dropout); empty when not training.
inline Mat sentenceMask(Index rows, const std::vector<Span>& spans, Index total, float drop, Random& random) {
  Mat mask(rows, total);
  const float scale = 1.0f / (1.0f - drop);
  Vec one(rows);
  for (auto& s : spans) {
    for (Index i = 0; i < rows; i++) one[i] = random.uniform() < drop ? 0.0f : scale;
    for (int t = 0; t < s.count; t++) mask.col(s.from + t) = one;
  }
  return mask;
}

// A bidirectional simple recurrent unit. Without `project`, the highway carries the first 2H rows of the input.
struct Sru {
  Index H, in;
  bool project;
  Param *W, *v, *b;
  Mat x, mask, U, F, R, C, dU;
  Index gates() const { return project ? 4 : 3; }
  void init(Params& ps, const std::string& name, Index input, Index h, bool withProjection) {
    H = h; in = input; project = withProjection;
    W = ps.dense(name + ".W", gates() * H * 2, in, std::sqrt(3.0f / in));
    v = ps.dense(name + ".v", 2 * H, 2, 0.3f);      // columns: forget, reset
    b = ps.dense(name + ".b", 2 * H, 2, 0.0f);
    b->w.col(0).array() += 0.5f;
  }
  Mat forward(const Mat& input, const std::vector<Span>& spans, float drop, Random& random) {
    const Index T = input.cols(), G = gates();
    x = input;
    if (drop > 0) {
      mask = sentenceMask(in, spans, T, drop, random);
      U.noalias() = W->w * (x.array() * mask.array()).matrix();
    } else U.noalias() = W->w * x;
    F.resize(2 * H, T); R.resize(2 * H, T); C.resize(2 * H, T);
    Mat out(2 * H, T);
    Eigen::ArrayXf c(H);
    for (int d = 0; d < 2; d++) {
      auto vf = v->w.col(0).segment(d * H, H).array(), vr = v->w.col(1).segment(d * H, H).array();
      auto bf = b->w.col(0).segment(d * H, H).array(), br = b->w.col(1).segment(d * H, H).array();
      for (auto& s : spans) {
        c.setZero();
        for (int k = 0; k < s.count; k++) {
          const Index t = s.from + (d ? s.count - 1 - k : k);
          auto u = U.col(t).segment(d * G * H, G * H).array();
          auto f = F.col(t).segment(d * H, H).array();
          auto r = R.col(t).segment(d * H, H).array();
          f = (u.segment(H, H) + vf * c + bf).logistic();
          r = (u.segment(2 * H, H) + vr * c + br).logistic();
          c = f * c + (1 - f) * u.segment(0, H);
          C.col(t).segment(d * H, H) = c.matrix();
          if (project) out.col(t).segment(d * H, H) = (r * c + (1 - r) * u.segment(3 * H, H)).matrix();
          else out.col(t).segment(d * H, H) = (r * c + (1 - r) * x.col(t).segment(d * H, H).array()).matrix();
        }
      }
    }
    return out;
  }
  Mat backward(const Mat& dOut, const std::vector<Span>& spans, float drop) {
    const Index T = x.cols(), G = gates();
    dU.resize(U.rows(), T);
    Mat dx = Mat::Zero(in, T);
    Eigen::ArrayXf dc(H), before(H), dr(H), df(H), zero = Eigen::ArrayXf::Zero(H);
    for (int d = 0; d < 2; d++) {
      auto vf = v->w.col(0).segment(d * H, H).array(), vr = v->w.col(1).segment(d * H, H).array();
      for (auto& s : spans) {
        dc.setZero();
        for (int k = s.count - 1; k >= 0; k--) {
          const Index t = s.from + (d ? s.count - 1 - k : k);
          if (k > 0) before = C.col(d ? t + 1 : t - 1).segment(d * H, H).array();
          else before = zero;
          auto u = U.col(t).segment(d * G * H, G * H).array();
          auto du = dU.col(t).segment(d * G * H, G * H).array();
          auto f = F.col(t).segment(d * H, H).array();
          auto r = R.col(t).segment(d * H, H).array();
          auto c = C.col(t).segment(d * H, H).array();
          auto dh = dOut.col(t).segment(d * H, H).array();
          if (project) {
            dr = dh * (c - u.segment(3 * H, H));
            du.segment(3 * H, H) = dh * (1 - r);
          } else {
            dr = dh * (c - x.col(t).segment(d * H, H).array());
            dx.col(t).segment(d * H, H).array() += dh * (1 - r);
          }
          dc += dh * r;
          dr *= r * (1 - r);
          df = dc * (before - u.segment(0, H)) * f * (1 - f);
          du.segment(0, H) = dc * (1 - f);
          du.segment(H, H) = df;
          du.segment(2 * H, H) = dr;
          v->g.col(0).segment(d * H, H).array() += df * before;
          v->g.col(1).segment(d * H, H).array() += dr * before;
          b->g.col(0).segment(d * H, H).array() += df;
          b->g.col(1).segment(d * H, H).array() += dr;
          dc = dc * f + df * vf + dr * vr;
        }
      }
    }
    if (drop > 0) {
      W->g.noalias() += dU * (x.array() * mask.array()).matrix().transpose();
      dx.array() += (W->w.transpose() * dU).array() * mask.array();
    } else {
      W->g.noalias() += dU * x.transpose();
      dx.noalias() += W->w.transpose() * dU;
    }
    return dx;
  }
};

// A dense layer with leaky rectifier and dropout per sentence on its output.
struct Layer {
  Param *W, *b;
  Mat y, mask;
  const Mat* x = nullptr;
  void init(Params& ps, const std::string& name, Index in, Index out) {
    W = ps.dense(name + ".W", out, in, std::sqrt(3.0f / in));
    b = ps.dense(name + ".b", out, 1, 0.0f);
  }
  Mat forward(const Mat& input, const std::vector<Span>& spans, float drop, Random& random, const Mat* add = nullptr) {
    x = &input;
    Mat z = (W->w * input).colwise() + b->w.col(0);
    if (add) z += *add;
    y = leaky(z);
    if (drop <= 0) return y;
    mask = sentenceMask(y.rows(), spans, y.cols(), drop, random);
    return y.array() * mask.array();
  }
  Mat backward(Mat dy, Mat& dx, float drop) {
    if (drop > 0) dy.array() *= mask.array();
    leakyBack(y, dy);
    W->g.noalias() += dy * x->transpose();
    b->g.col(0) += dy.rowwise().sum();
    dx.noalias() += W->w.transpose() * dy;
    return dy;
  }
};
